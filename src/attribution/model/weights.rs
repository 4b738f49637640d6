//! The model's weights: how they stand in their file.

use std::{borrow::Cow, sync::LazyLock};

use super::crf::{LABELS, STEPS, Weights};

/// The weights of the two chains and the judge.
#[derive(Clone, Debug)]
pub struct Model {
    /// Finds cues: labels first item of a cue, further item of it.
    pub cue: Weights,
    /// Finds what belongs to a cue: labels source, content.
    pub role: Weights,
    /// Weighs a candidate: scores of being right, and of its source being right.
    pub judge: Weights,
}

/// How a file of weights begins; the last byte counts its revisions.
const MAGIC: &[u8; 4] = b"WHA\x01";

/// The trained weights.
static EMBEDDED: LazyLock<Option<Model>> =
    LazyLock::new(|| Model::read(include_bytes!("weights.bin")));

impl Model {
    /// The model that the crate carries; none where its file is not of this
    /// revision.
    pub fn embedded() -> Option<&'static Model> {
        EMBEDDED.as_ref()
    }

    /// Reads a file of weights; none where it is not one of this revision.
    pub fn read(bytes: &'static [u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let model = Model {
            cue: read(&mut rest)?,
            role: read(&mut rest)?,
            judge: read(&mut rest)?,
        };
        rest.is_empty().then_some(model)
    }

    /// Writes a file of weights.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for weights in [&self.cue, &self.role, &self.judge] {
            write(weights, &mut bytes);
        }
        bytes
    }
}

/// How many steps a weight has to either side of nothing: half of what a byte
/// holds, for the file to pack well.
const LEVELS: f32 = 63.0;

/// The steps' logarithms are stored in this part of one.
const STEP_SCALE: f32 = 1.0 / 16.0;

fn read(rest: &mut &'static [u8]) -> Option<Weights> {
    let (head, tail) = rest.split_at_checked(5)?;
    let (&bits, scale) = head.split_first()?;
    let scale = f32::from_le_bytes(scale.try_into().ok()?);
    let (table, tail) = tail.split_at_checked(2 << u32::from(bits).min(24))?;
    let (steps, tail) = tail.split_at_checked(STEPS * LABELS * LABELS)?;
    *rest = tail;
    let (steps, _) = steps.as_chunks::<{ LABELS * LABELS }>();
    Some(Weights {
        table: Cow::Borrowed(table),
        scale,
        steps: steps
            .iter()
            .map(|step| step.map(|it| (f32::from(it as i8) * STEP_SCALE).exp()))
            .collect(),
    })
}

fn write(weights: &Weights, bytes: &mut Vec<u8>) {
    bytes.push((weights.table.len() / 2).trailing_zeros() as u8);
    bytes.extend(weights.scale.to_le_bytes());
    bytes.extend_from_slice(&weights.table);
    let steps = weights.steps.iter().flatten();
    bytes.extend(steps.map(|it| (it.ln() / STEP_SCALE).round().clamp(-127.0, 127.0) as i8 as u8));
}

impl Weights {
    /// Weights of one byte from trained ones: `table` holds those of labels 1
    /// and 2 for every feature, `steps` logarithms.
    pub fn quantise(table: &[f32], steps: &[[f32; LABELS * LABELS]]) -> Weights {
        let largest = table.iter().fold(0.0f32, |most, it| most.max(it.abs()));
        let scale = (largest / LEVELS).max(f32::MIN_POSITIVE);
        let table = table
            .iter()
            .map(|it| (it / scale).round() as i8 as u8)
            .collect::<Vec<u8>>();
        let step = |it: f32| {
            let stored = (it / STEP_SCALE).round().clamp(-127.0, 127.0);
            (stored * STEP_SCALE).exp()
        };
        Weights {
            table: Cow::Owned(table),
            scale,
            steps: steps.iter().map(|it| it.map(step)).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_the_same() {
        let model = Model::embedded().expect("the embedded weights are of this revision");
        let bytes: &'static [u8] = model.write().leak();
        assert!(bytes == include_bytes!("weights.bin"));
        for cut in [0, 3, 4, 9, bytes.len() - 1] {
            assert!(Model::read(&bytes[..cut]).is_none(), "cut at {cut}");
        }
    }
}
