//! The model's weights: how they stand in their file.

use std::{borrow::Cow, sync::LazyLock};

use super::{
    crf::{LABELS, STEPS, Steps, Weights},
    net::{LAYERS, Layer, Net, SCORES, WIDTH},
};

/// The weights of the net, the chain of roles and the judge.
#[derive(Clone, Debug)]
pub struct Model {
    /// Finds cues: labels first item of a cue, further item of it.
    pub cue: Net,
    /// Finds what belongs to a cue: labels source, content.
    pub role: Weights,
    /// Weighs a candidate: scores of being right, and of its source being right.
    pub judge: Weights,
}

/// How a file of weights begins; the last byte counts its revisions.
const MAGIC: &[u8; 4] = b"WHA\x02";

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
            cue: read_net(&mut rest)?,
            role: read(&mut rest)?,
            judge: read(&mut rest)?,
        };
        rest.is_empty().then_some(model)
    }

    /// Writes a file of weights.
    pub fn write(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        write_net(&self.cue, &mut bytes);
        for weights in [&self.role, &self.judge] {
            write(weights, &mut bytes);
        }
        bytes
    }
}

/// How many steps a weight has to either side of nothing: a quarter of what a
/// byte holds, for the file to pack well.
const LEVELS: f32 = 31.0;

/// The steps' logarithms are stored in this part of one.
const STEP_SCALE: f32 = 1.0 / 16.0;

fn take(rest: &mut &'static [u8], count: usize) -> Option<&'static [u8]> {
    let (head, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    Some(head)
}

fn read(rest: &mut &'static [u8]) -> Option<Weights> {
    let (&bits, scale) = take(rest, 5)?.split_first()?;
    Some(Weights {
        scale: f32::from_le_bytes(scale.try_into().ok()?),
        table: Cow::Borrowed(take(rest, 2 << u32::from(bits).min(24))?),
        steps: read_steps(rest)?,
    })
}

fn write(weights: &Weights, bytes: &mut Vec<u8>) {
    bytes.push((weights.table.len() / 2).trailing_zeros() as u8);
    bytes.extend(weights.scale.to_le_bytes());
    bytes.extend_from_slice(&weights.table);
    write_steps(&weights.steps, bytes);
}

fn read_steps(rest: &mut &'static [u8]) -> Option<Steps> {
    let (steps, _) = take(rest, STEPS * LABELS * LABELS)?.as_chunks::<{ LABELS * LABELS }>();
    let factor = |it: u8| (f32::from(it as i8) * STEP_SCALE).exp();
    Some(steps.iter().map(|step| step.map(factor)).collect())
}

fn write_steps(steps: &Steps, bytes: &mut Vec<u8>) {
    let steps = steps.iter().flatten();
    bytes.extend(steps.map(|it| (it.ln() / STEP_SCALE).round().clamp(-127.0, 127.0) as i8 as u8));
}

fn read_net(rest: &mut &'static [u8]) -> Option<Net> {
    let (&bits, scale) = take(rest, 5)?.split_first()?;
    Some(Net {
        scale: f32::from_le_bytes(scale.try_into().ok()?),
        table: Cow::Borrowed(take(rest, WIDTH << u32::from(bits).min(24))?),
        layers: LAYERS
            .iter()
            .map(|taps| {
                Some(Layer {
                    weights: read_rows(rest, taps.len() * WIDTH)?,
                    bias: *read_rows(rest, 1)?.first()?,
                })
            })
            .collect::<Option<_>>()?,
        head: read_rows(rest, WIDTH)?,
        bias: *read_rows::<SCORES>(rest, 1)?.first()?,
        steps: read_steps(rest)?,
    })
}

fn write_net(net: &Net, bytes: &mut Vec<u8>) {
    bytes.push((net.table.len() / WIDTH).trailing_zeros() as u8);
    bytes.extend(net.scale.to_le_bytes());
    bytes.extend_from_slice(&net.table);
    for layer in &net.layers {
        write_rows(&layer.weights, bytes);
        write_rows(&[layer.bias], bytes);
    }
    write_rows(&net.head, bytes);
    write_rows(&[net.bias], bytes);
    write_steps(&net.steps, bytes);
}

fn read_rows<const N: usize>(rest: &mut &'static [u8], count: usize) -> Option<Vec<[f32; N]>> {
    let step = power(*take(rest, 1)?.first()? as i8);
    let (rows, _) = take(rest, count * N)?.as_chunks::<N>();
    let number = |it: u8| f32::from(it as i8) * step;
    Some(rows.iter().map(|row| row.map(number)).collect())
}

fn write_rows<const N: usize>(rows: &[[f32; N]], bytes: &mut Vec<u8>) {
    let exponent = exponent(rows.as_flattened());
    bytes.push(exponent as u8);
    let numbers = rows.iter().flatten();
    bytes.extend(numbers.map(|it| (it / power(exponent)).round() as i8 as u8));
}

/// The power of two of which the largest of some numbers is at most 127.
fn exponent(numbers: &[f32]) -> i8 {
    let largest = numbers.iter().fold(0.0f32, |most, it| most.max(it.abs()));
    (-30..=30)
        .find(|&it| largest <= 127.0 * power(it))
        .unwrap_or(30)
}

fn power(exponent: i8) -> f32 {
    2.0f32.powi(i32::from(exponent))
}

/// Numbers as a file of weights holds them.
pub fn rounded<const N: usize>(rows: &[[f32; N]]) -> Vec<[f32; N]> {
    let step = power(exponent(rows.as_flattened()));
    let number = |it: f32| (it / step).round().clamp(-127.0, 127.0) * step;
    rows.iter().map(|row| row.map(number)).collect()
}

/// The factors of steps of one byte from trained logarithms.
pub fn rounded_steps(steps: &[[f32; LABELS * LABELS]]) -> Steps {
    let factor = |it: f32| {
        let stored = (it / STEP_SCALE).round().clamp(-127.0, 127.0);
        (stored * STEP_SCALE).exp()
    };
    steps.iter().map(|step| step.map(factor)).collect()
}

/// Signed bytes from trained numbers of which several are added up, each half of
/// their usual size a step, so that the file packs well; and what a step is worth.
pub fn in_coarse_bytes(numbers: &[f32]) -> (Vec<u8>, f32) {
    let squares: f64 = numbers.iter().map(|it| f64::from(*it).powi(2)).sum();
    let usual = (squares / numbers.len().max(1) as f64).sqrt() as f32;
    let scale = (usual / 2.0).max(f32::MIN_POSITIVE);
    let byte = |it: &f32| (it / scale).round() as i8 as u8;
    (numbers.iter().map(byte).collect(), scale)
}

/// Signed bytes from trained weights, and what one step of them is worth.
pub fn in_bytes(weights: &[f32]) -> (Vec<u8>, f32) {
    let largest = weights.iter().fold(0.0f32, |most, it| most.max(it.abs()));
    let scale = (largest / LEVELS).max(f32::MIN_POSITIVE);
    let byte = |it: &f32| (it / scale).round() as i8 as u8;
    (weights.iter().map(byte).collect(), scale)
}

impl Weights {
    /// Weights of one byte from trained ones: `table` holds those of labels 1
    /// and 2 for every feature, `steps` logarithms.
    pub fn quantise(table: &[f32], steps: &[[f32; LABELS * LABELS]]) -> Weights {
        let (table, scale) = in_bytes(table);
        Weights {
            table: Cow::Owned(table),
            scale,
            steps: rounded_steps(steps),
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
