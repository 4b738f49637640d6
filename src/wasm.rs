//! The boundary to JavaScript.

use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::outline::Outline;
use crate::provenance::Provenance;
use crate::span::Unit;

/// Reads a page.
#[wasm_bindgen]
pub fn read(outline: Ts<Outline>) -> Result<Ts<Provenance>, JsError> {
    let outline = outline.to_rust()?;
    Ok(crate::read(&outline)
        .in_unit(&outline.text, Unit::Utf16)
        .into_ts()?)
}
