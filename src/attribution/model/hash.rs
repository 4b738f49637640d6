//! Hashes that the weights are trained on: their values are part of the model.

/// A word's hash.
pub fn text(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// One number of three; `kind` keeps the features of different kinds apart.
#[inline]
pub fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9e37_79b1)
        ^ b.rotate_left(15).wrapping_mul(0x85eb_ca77)
        ^ kind.wrapping_mul(0xc2b2_ae3d).rotate_left(7);
    hash ^= hash >> 15;
    hash = hash.wrapping_mul(0x2c1b_3c6d);
    hash ^= hash >> 12;
    hash = hash.wrapping_mul(0x297a_2d39);
    hash ^ hash >> 15
}
