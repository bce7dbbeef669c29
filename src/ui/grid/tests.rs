use faer::Mat;

use super::*;
use crate::terminal::{Capabilities, Colours};
use crate::ui::Background;

fn drawn(rows: usize, columns: usize, cursor: Cell, width: u16, height: u16, decimals: Option<usize>) -> Vec<String> {
    let value = Mat::from_fn(rows, columns, |row, column| row as f64 - column as f64 / 2.0).into();
    let grid = Grid {
        title: "A".to_owned(),
        value: &value,
        row_names: &[],
        column_names: &[],
        cursor: Some(cursor),
        is_source: false,
        lit: HashSet::new(),
        progress: Progress::WHOLE,
    };
    let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let cells = grid.narrow_numbers(decimals.unwrap_or(0));
    grid.render(cells, &theme, area, &mut buffer);
    let row = |y| (0..width).map(|x| buffer[(x, y)].symbol()).collect::<String>().trim_end().to_owned();
    (0..height).map(row).collect()
}

#[test]
fn what_is_shown_of_it_is_said_at_any_width() {
    let heading = |width| drawn(100, 100, Cell::new(0, 0), width, 5, Some(1))[0].clone();
    assert_eq!(heading(60), "A, rows 0 to 2 of 100, columns 0 to 8 of 100");
    assert_eq!(heading(36), "A, rows 0 to 2, columns 0 to 4");
    assert_eq!(heading(18), "A [0:3, 0:2]");
    assert_eq!(heading(11), "A …");
}

#[test]
fn numbers_stand_under_their_columns() {
    let lines = drawn(2, 2, Cell::new(1, 0), 20, 4, Some(1));
    assert_eq!(lines, ["A", "       0    1", " 0     0 −0.5", "▸1   1.0  0.5"]);
}

#[test]
fn what_does_not_fit_is_left_out_around_the_cursor_and_said() {
    let lines = drawn(100, 50, Cell::new(60, 20), 30, 5, Some(1));
    assert_eq!(lines[0], "A [59:62, 18:22]");
    assert!(lines[1].contains("20") && lines[3].starts_with("▸60"));
    let lines = drawn(100, 3, Cell::new(60, 1), 19, 5, Some(1));
    assert_eq!(lines[0].trim(), "A, rows 59 to 61", "in a narrow place");
}

#[test]
fn a_cell_can_be_found_again() {
    let value = Mat::from_fn(9, 9, |row, column| (10 * row + column) as f64).into();
    let grid = Grid {
        title: String::new(),
        value: &value,
        row_names: &[],
        column_names: &[],
        cursor: Some(Cell::new(4, 5)),
        is_source: false,
        lit: HashSet::new(),
        progress: Progress::WHOLE,
    };
    let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
    for (width, height, pitch) in [(60, 30, 2), (24, 7, 1), (10, 4, 1)] {
        let area = Rect::new(2, 1, width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 70, 40));
        let cells = grid.numbers(0);
        grid.render_at(pitch, cells, &theme, area, &mut buffer);
        let mut found = 0;
        for cell in value.shape().cells() {
            let Some(place) = grid.place_at(cell, pitch, cells, area) else { continue };
            let y = place.y + (place.height - 1) / 2;
            let text: String = (place.x..place.right()).map(|x| buffer[(x, y)].symbol()).collect();
            if place.width == cells.width {
                assert_eq!(text.trim(), (10 * cell.row + cell.column).to_string());
                found += 1;
            }
        }
        assert!(found > 0, "{width}x{height}");
    }
}

#[test]
fn any_area_will_do() {
    for (width, height) in (0..12).flat_map(|width| (0..6).map(move |height| (width, height))) {
        drawn(5, 5, Cell::new(4, 4), width, height, None);
        drawn(5, 5, Cell::new(4, 4), width, height, Some(2));
    }
}

#[test]
fn most_numbers_that_are_not_0_are_not_written_as_0() {
    let decimals = |numbers: [f64; 4]| {
        let value = Mat::from_fn(2, 2, |row, column| numbers[2 * row + column]).into();
        Grid::plain(String::new(), &value).narrow_numbers(2).decimals
    };
    assert_eq!(decimals([0.5, 0.25, 0.1, 0.0]), 2);
    assert_eq!(decimals([0.24, 0.003, 0.004, 0.002]), 3);
    assert_eq!(decimals([0.07, 0.05, 0.02, 0.01]), 3, "the largest has two digits");
    assert_eq!(decimals([1.0, 2.0, 3.0, 0.0]), 0);
    assert_eq!(decimals([1e-9, 1e-9, 0.0, 0.0]), 2, "written with a power of ten");
    assert_eq!(decimals([f64::NAN, f64::INFINITY, 0.5, 0.25]), 2);
}
