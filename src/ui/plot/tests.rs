use ratatui::style::Color;

use super::*;

/// A picture 12 columns and 6 rows large without axes: 24 dots across, 24 down.
fn drawn(plot: impl FnOnce(Plot<'static>) -> Plot<'static>, width: u16, height: u16) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    plot(Plot::new(Axis::linear(0.0, 10.0), Axis::linear(0.0, 10.0), Style::new())).render(area, &mut buffer);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect()
}

fn bar(from: f64, to: f64, height: f64) -> Bar {
    Bar { from, to, height }
}

/// A picture over these axes: the row of each tick along y with its number, and the rows of marks at these numbers.
fn read_back(y: Axis, numbers: &[f64], height: u16) -> (Vec<(u16, f64)>, Vec<Option<u16>>) {
    let area = Rect::new(0, 0, 40, height);
    let mut ticks = vec![];
    let mut rows = vec![];
    for number in numbers {
        let mut buffer = Buffer::empty(area);
        let x = Axis::linear(0.0, 1.0);
        Plot::new(x, y, Style::new()).glyph((0.5, *number), "◆", Style::new()).render(area, &mut buffer);
        let line = |row| (0..area.width).map(|x| buffer[(x, row)].symbol()).collect::<String>();
        rows.push((0..height).find(|row| line(*row).contains('◆')));
        let labelled = (0..height).filter_map(|row| Some((row, line(row).split_once('┤')?.0.trim().to_owned())));
        ticks = labelled.map(|(row, label)| (row, label.replace('−', "-").parse().unwrap())).collect();
    }
    (ticks, rows)
}

#[test]
fn what_is_drawn_beside_a_tick_has_its_number() {
    for (min, max) in [(-3.4, 16.2), (0.0, 1.0), (0.0, 5.2), (-7.0, -2.0), (-0.2, 0.9), (0.0, 100.0)] {
        for height in [8, 12, 14, 21, 33] {
            let y = Axis::with_margin(min, max, 0.03);
            let numbers: Vec<f64> = (0..=40).map(|k| min + (max - min) * f64::from(k) / 40.0).collect();
            let (ticks, rows) = read_back(y, &numbers, height);
            if ticks.len() < 2 {
                assert!(height < 12, "{min} to {max} in {height}: {ticks:?}");
                continue;
            }
            // As far apart as they say.
            let rows_apart: Vec<u16> = ticks.windows(2).map(|pair| pair[1].0 - pair[0].0).collect();
            assert!(rows_apart.iter().all(|rows| *rows == rows_apart[0]), "{min} to {max} in {height}: {ticks:?}");
            // And a mark lies in the row of its number, to half a row.
            let per_row = (ticks[0].1 - ticks[1].1) / f64::from(rows_apart[0]);
            for (number, row) in numbers.iter().zip(rows) {
                let row = row.unwrap_or_else(|| panic!("{number} is not drawn, {min} to {max} in {height}"));
                let says = ticks[0].1 - (f64::from(row) - f64::from(ticks[0].0)) * per_row;
                assert!((says - number).abs() <= per_row * 0.51, "{number} stands where {says} is: {ticks:?}");
            }
        }
    }
}

#[test]
fn bars_stand_on_0_and_end_at_their_height() {
    let lines = drawn(|plot| plot.bars([bar(0.0, 5.0, 10.0), bar(5.0, 10.0, 4.0)], Style::new()), 10, 3);
    assert_eq!(lines, ["▇▇▇▇", "████ ▂▂▂▂", "████ ████"]);
}

#[test]
fn a_bar_is_seen_however_low_it_is_but_not_at_0() {
    let lines = drawn(|plot| plot.bars([bar(0.0, 4.0, 1e-9), bar(6.0, 10.0, 0.0)], Style::new()), 10, 3);
    assert_eq!(lines, ["", "", "▁▁▁"]);
}

/// How many eighths of a row each column is filled with from the bottom of a canvas; dots on a ground count as full.
fn filled(buffer: &Buffer, canvas: Rect) -> Vec<usize> {
    let eighths = |x, y| {
        let cell = &buffer[(x, y)];
        match "▁▂▃▄▅▆▇█".chars().position(|block| cell.symbol() == block.to_string()) {
            Some(place) => place + 1,
            None if cell.bg == Color::Blue => 8,
            None => 0,
        }
    };
    canvas.columns().map(|column| column.rows().map(|row| eighths(row.x, row.y)).sum()).collect()
}

#[test]
fn every_bar_can_be_read_back_whatever_is_drawn_over_it() {
    let (columns, rows) = (44_u16, 11_u16);
    // Narrow enough to have no axes, many times over.
    for seed in 0..40_usize {
        let heights: Vec<f64> = (0..14).map(|k| ((seed * 31 + k * k * 17 + k * 7) % 101) as f64 / 10.0).collect();
        let bars = || heights.iter().enumerate().map(|(k, height)| bar(k as f64, k as f64 + 1.0, *height));
        let area = Rect::new(0, 0, columns + 3, rows + 2);
        let mut buffer = Buffer::empty(area);
        let plot = Plot::new(Axis::linear(0.0, 14.0), Axis::linear(0.0, 10.0), Style::new());
        let curve = (0..=280).map(|k| (f64::from(k) / 20.0, 5.0 + 4.9 * (f64::from(k) / 40.0).sin()));
        let white = Style::new().fg(Color::White);
        let plot = plot.path(curve, Stroke::Solid, white).upright(3.3, Stroke::Dashed, white);
        let plot = plot.bars(bars(), Style::new().fg(Color::Blue)).on_axis(2.5, "×", white).on_axis(9.0, "◆", white);
        plot.render(area, &mut buffer);
        let canvas = Rect::new(3, 0, columns, rows);
        let read = filled(&buffer, canvas);
        let mut alone = Buffer::empty(area);
        let plot = Plot::new(Axis::linear(0.0, 14.0), Axis::linear(0.0, 10.0), Style::new());
        plot.bars(bars(), Style::new().fg(Color::Blue)).render(area, &mut alone);
        assert_eq!(read, filled(&alone, canvas), "nothing takes anything from a bar");
        let (standing, ticks) = Axis::linear(0.0, 10.0).standing(f64::from(rows), DOWN, 3).unwrap();
        let (least, most) = standing.range();
        for tick in ticks {
            let label = (0..=rows).find(|y| {
                let left: String = (0..3).map(|x| buffer[(x, *y)].symbol()).collect();
                left.trim_end_matches(['┤', '│', '└']).trim() == tick.label
            });
            // A bar as high as a tick says fills all rows from that of its number on.
            let full = label.map(|y| f64::from(rows - y) * 8.0);
            let high = tick.value / (most - least) * (f64::from(rows) * DOWN - 1.0) * 2.0;
            assert!((full.unwrap() - high).abs() < 1e-6, "{} stands at {label:?}", tick.label);
        }
        for (k, height) in heights.iter().enumerate() {
            // 14 bars on 44 columns have 3 each, and one of what is left stands ahead of them.
            let middle = 1 + 3 * k;
            let dots = f64::from(rows) * DOWN;
            let dot = |y: f64| (1.0 - (y - least) / (most - least)) * (dots - 1.0) + 0.5;
            let expected = (dots - dot(*height)) * 2.0;
            let expected = if *height > 0.0 { expected.clamp(1.0, dots * 2.0) } else { 0.0 };
            assert!((read[middle] as f64 - expected).abs() <= 0.5, "bar {k} of {height}: {read:?} {expected}");
        }
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert!(row(rows).contains('×') && row(rows).contains('◆'), "marks stand on the axis");
    }
}

#[test]
fn bars_may_reach_out_of_the_picture() {
    let lines = drawn(|plot| plot.bars([bar(-100.0, 100.0, 1e9), bar(20.0, 30.0, 5.0)], Style::new()), 4, 2);
    assert_eq!(lines, ["███", "████"]);
    drawn(|plot| plot.bars([bar(f64::NAN, 1.0, 1.0), bar(0.0, 1.0, f64::INFINITY)], Style::new()), 4, 2);
}

#[test]
fn a_bracket_has_its_label_in_its_middle() {
    let lines = drawn(|plot| plot.bracket([0.0, 10.0], 1, "all", Style::new()), 11, 3);
    assert_eq!(lines, ["", "├── all ──┤", ""]);
    let lines = drawn(|plot| plot.bracket([4.0, 5.0], 0, "some", Style::new()), 11, 3);
    assert_eq!(lines[0], "    some");
}

#[test]
fn words_stay_inside() {
    let lines = drawn(|plot| plot.text((9.9, 10.0), "end", Style::new()), 8, 2);
    assert_eq!(lines, ["     end", ""]);
    let lines = drawn(|plot| plot.text((5.0, 50.0), "above", Style::new()), 8, 2);
    assert_eq!(lines, ["", ""]);
}

#[test]
fn any_area_will_do() {
    for (width, height) in (0..16).flat_map(|width| (0..8).map(move |height| (width, height))) {
        let all = |plot: Plot<'static>| {
            let plot = plot.bars([bar(0.0, 3.0, 5.0)], Style::new()).upright(2.0, Stroke::Dashed, Style::new());
            plot.bracket([1.0, 9.0], 0, "most", Style::new()).text((1.0, 1.0), "here", Style::new())
        };
        drawn(all, width, height);
    }
}

/// The dots of a drawn picture, as the numbers that they stand for on an axis from 0 to 10 over so many rows.
fn heights(lines: &[String], columns: std::ops::Range<usize>) -> Vec<f64> {
    let dots = lines.len() as f64 * DOWN;
    let mut found = vec![];
    for (row, line) in lines.iter().enumerate() {
        for symbol in line.chars().skip(columns.start).take(columns.len()) {
            let bits = u32::from(symbol).checked_sub(0x2800).filter(|bits| *bits < 256).unwrap_or(0);
            let rows = [0x09, 0x12, 0x24, 0xc0].into_iter().enumerate().filter(|(_, mask)| bits & mask != 0);
            found.extend(rows.map(|(dot, _)| 10.0 * (1.0 - (row as f64 * DOWN + dot as f64) / (dots - 1.0))));
        }
    }
    found
}

#[test]
fn a_mark_contradicts_neither_its_number_nor_a_level() {
    // Narrow enough to have no axes.
    let (rows, columns) = (6, 10);
    let per_row = 10.0 / f64::from(rows);
    for (level, number) in (0..=50).flat_map(|level| (0..=50).map(move |number| (level, number))) {
        let (level, number) = (f64::from(level) / 5.0, f64::from(number) / 5.0);
        let marked = |plot: Plot<'static>| {
            let plot = plot.level(level, "", Stroke::Pattern(1, 2), Style::new());
            plot.mark((5.0, number), "▲", Style::new().bold())
        };
        let lines = drawn(marked, columns, rows);
        let line = heights(&lines, 0..4)[0];
        assert!((line - level).abs() <= per_row / 6.0, "the level {level} is drawn at {line}");
        // Its dots say its number, to a dot.
        let alone = drawn(|plot| plot.mark((5.0, number), "▲", Style::new()), columns, rows);
        let dots = heights(&alone, 0..columns as usize);
        let nearest = dots.iter().map(|dot| (dot - number).abs()).fold(f64::INFINITY, f64::min);
        assert!(nearest <= per_row / 6.0, "{number} is drawn at {dots:?}");
        // And the mark stands on the side of the level on which its number is.
        let row = lines.iter().position(|line| line.contains('▲'));
        if let (Some(row), true) = (row, number != level) {
            let middle = 10.0 * (1.0 - (row as f64 * DOWN + 1.5) / (f64::from(rows) * DOWN - 1.0));
            assert_eq!(middle > line, number > level, "{number} beside {level}:\n{}", lines.join("\n"));
        }
    }
}

#[test]
fn a_level_says_what_it_is_at_its_right_end() {
    let lines = drawn(|plot| plot.level(5.0, " goal ", Stroke::Solid, Style::new()), 12, 3);
    assert!(lines[1].trim_end().ends_with("goal") && lines[1].starts_with('⠤'), "{lines:?}");
}
