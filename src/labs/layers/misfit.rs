//! The mistake to try: a product that does not fit, why it does not, and what does.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Layers;
use super::source;
use crate::lab::Shown;
use crate::ui::fit::{Product, short};
use crate::ui::{Ui, framed, panel};

/// The product that does not fit, where the lab has come to it.
pub(super) fn product(run: Shown<Layers>) -> Option<Product> {
    run.lab().misfit()?;
    let now = &run.now;
    let factor = |name: &str| Some((name.to_owned(), now.get(name)?.shape()));
    let product = Product { left: factor("X")?, right: factor("W2")? };
    (run.position == run.end()).then_some(product)
}

/// Draws the two factors, why they do not fit, and what does.
pub(super) fn render(run: Shown<Layers>, product: &Product, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let block = panel(Line::styled(" product 2: this does not fit ", theme.warning()), theme);
    let inner = framed(block, area, buffer);
    let body = Rect { y: inner.y + inner.height.min(1), height: inner.height.saturating_sub(1), ..inner };
    product.render(theme, body, buffer);
    source::render(run, ui, area, buffer);
    // The lines above may be wrapped; this one stands at the foot.
    let now = &run.now;
    let factors = now.get("A1").zip(now.get("W2")).map(|(a, w)| (a.shape(), w.shape()));
    let Some((a, w)) = factors.filter(|_| inner.height >= 10) else { return };
    let meant = Product { left: ("A1".to_owned(), a), right: ("W2".to_owned(), w) };
    let result = meant.shape().map_or(String::new(), |shape| format!(" → {}", short(shape)));
    let line = Line::from(vec![
        Span::styled("what layer 1 gave fits: ", theme.dim()),
        Span::styled(format!("{}{result}", meant.written()), theme.value()),
        Span::styled("   b ", theme.key()),
        Span::styled("mends it", theme.dim()),
    ]);
    line.render(Rect { y: inner.bottom() - 1, height: 1, ..inner }, buffer);
}
