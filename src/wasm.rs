//! The boundary to JavaScript: an outline in, its provenance out, spans in
//! UTF-16 units. The TypeScript types are generated from the Rust ones.

use js_sys::{Error, Reflect};
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;
use web_sys::Performance;

use crate::export::Format;
use crate::outline::Outline;
use crate::provenance::Provenance;
use crate::span::Unit;

/// The name of the performance measure that each read leaves behind, in place
/// of the last one's.
const MEASURE: &str = "whence:read";

/// Reads a page: an outline whose spans count UTF-16 units, as the DOM does.
/// Spans of the answer do too.
///
/// Throws an `Error` when `outline` has not the form of an outline; any outline
/// of that form gets an answer.
#[wasm_bindgen]
pub fn read(outline: Ts<Outline>) -> Result<Ts<Provenance>, Error> {
    let outline = outline
        .to_rust()
        .map_err(|it| Error::new(&format!("this is no outline of a page: {it}")))?;
    answer(outline.from_utf16())
}

/// Reads plain text, a paragraph a line. Spans of the answer count UTF-16 units
/// of `text` as it is.
#[wasm_bindgen(js_name = readText)]
pub fn read_text(text: String) -> Result<Ts<Provenance>, Error> {
    answer(Outline::from_plain_text(text))
}

/// Reads a page and writes what was read in another program's format. The
/// outline is the same as for [`read`].
///
/// Throws an `Error` when `outline` has not the form of an outline, or `format`
/// is not a [`Format`].
#[wasm_bindgen(js_name = exportAs)]
pub fn export(outline: Ts<Outline>, format: Ts<Format>) -> Result<String, Error> {
    let outline = outline
        .to_rust()
        .map_err(|it| Error::new(&format!("this is no outline of a page: {it}")))?
        .from_utf16();
    let format = format
        .to_rust()
        .map_err(|it| Error::new(&format!("this is no format of an export: {it}")))?;
    let provenance = crate::read(&outline);
    Ok(crate::export::export(&outline, &provenance, format))
}

/// The core's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

fn answer(outline: Outline) -> Result<Ts<Provenance>, Error> {
    let clock = performance();
    if let Some(clock) = &clock {
        clock.clear_measures_with_measure_name(MEASURE);
        clock.mark(MEASURE).ok();
    }
    let provenance = crate::read(&outline).in_unit(&outline.text, Unit::Utf16);
    if let Some(clock) = &clock {
        clock.measure_with_start_mark(MEASURE, MEASURE).ok();
        clock.clear_marks_with_mark_name(MEASURE);
    }
    provenance
        .into_ts()
        .map_err(|it| Error::new(&format!("the answer cannot be handed over: {it}")))
}

/// The clock of wherever this runs: a service worker, an event page, a window.
fn performance() -> Option<Performance> {
    let found = Reflect::get(&js_sys::global(), &"performance".into()).ok()?;
    found.dyn_into().ok()
}

/// Has a panic say on the console where it happened. Release builds carry no
/// such words.
#[cfg(debug_assertions)]
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}
