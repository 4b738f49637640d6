//! From the document's end to its marks, as the page itself can see it.

use std::time::Duration;

use anyhow::{Context, Result, ensure};

use crate::place::Place;

/// Takes the time from `DOMContentLoaded` to the first frame that has marks.
const CLOCK: &str = "<script>
    addEventListener('DOMContentLoaded', () => {
        const start = performance.now();
        const look = () => {
            const marked = [...CSS.highlights.values()].some(it => it.size > 0);
            if (marked) window.took = performance.now() - start; else requestAnimationFrame(look);
        };
        look();
    });
    </script>";

/// How many times the sample is opened; the first is the cold one.
const TIMES: usize = 12;

/// Far above the budget of 50 ms: a gate must hold on a busy machine too.
const LIMIT: Duration = Duration::from_secs(1);

pub async fn painted(place: &Place) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..TIMES {
        place.open_sample_with(CLOCK, None).await?;
        let took = place
            .session
            .wait("the page's quotes to be marked", async || {
                let took = place
                    .session
                    .script("return window.took ?? null", Vec::new())
                    .await?;
                Ok(took.as_f64())
            })
            .await?;
        times.push(Duration::from_secs_f64(took / 1000.0));
    }
    let (cold, warm) = times.split_first().context("nothing was measured")?;
    let mut warm = warm.to_vec();
    warm.sort();
    let median = warm[warm.len() / 2];
    println!(
        "\nmarked after {cold:.1?} cold, {median:.1?} warm (median of {})",
        warm.len()
    );
    ensure!(median < LIMIT, "a warm page took {median:.1?}");
    Ok(())
}
