use super::*;

fn table(text: &str) -> Table {
    read(text.as_bytes(), "test").unwrap()
}

fn error(text: &str) -> String {
    read(text.as_bytes(), "test").unwrap_err().to_string()
}

fn numbers(table: &Table) -> Vec<&[f64]> {
    table.columns.iter().map(|column| &*column.numbers).collect()
}

#[test]
fn the_ways_to_write_a_table_are_all_read() {
    let expected: [&[f64]; 2] = [&[1.0, -3.5], &[2.0, 4e3]];
    for text in [
        "a,b\n1,2\n-3.5,4e3\n",
        "a,b\r\n1,2\r\n-3.5,4e3",
        "\u{feff}a,b\n1,2\n-3.5,4e3",
        "a;b\n1;2\n-3.5;4e3",
        "a\tb\n1\t2\n-3.5\t4e3",
        "\"a\",\"b\"\n\"1\",2\n-3.5,\" 4e3 \"",
        "a;b\n1;2\n-3,5;4000",
        "a;b\n1;2\n−3,5;4e3",
        "a,b\n1,2\n−3.5,4e3",
        "a,b\r1,2\r-3.5,4e3\r",
        "\n\na,b\n1,2\n-3.5,4e3",
        "a , b\n\n1,2\n\n-3.5,4e3\n\n",
    ] {
        assert_eq!(numbers(&table(text)), expected, "{text:?}");
    }
    let quoted = table("\"last, first\",\"say \"\"hi\"\"\"\n1,2\n");
    assert_eq!(quoted.columns[0].name, "last, first");
    assert_eq!(quoted.columns[1].name, "say \"hi\"");
    assert!(table("a;b\n1,5;2\n").has_decimal_commas);
    assert_eq!(table("a;b\n1;2\n").separator, Separator::Semicolon);
}

#[test]
fn empty_cells_are_counted_and_text_columns_are_named() {
    let table = table("name,age,note,city\nAnn,31,,Rome\nBob,,,\nCid,NA,,Oslo\n");
    assert_eq!(table.columns.len(), 1);
    assert_eq!(table.empty_cells(), 2);
    let left_out: Vec<(&str, &str)> = table.left_out.iter().map(|left| (left.name.as_str(), left.why)).collect();
    assert_eq!(left_out, [("name", "text"), ("note", "empty"), ("city", "text")]);
}

#[test]
fn a_bad_file_is_refused_with_line_and_column() {
    for (text, says) in [
        ("", "line 1: there is nothing in the file"),
        ("a,b\n", "line 2: there are no rows under the headings"),
        ("a,b\n1,2\n3\n", "line 3: 1 field, where the first line has 2 headings"),
        ("a,b\n1,2\n3,4,5\n", "line 3: 3 fields"),
        ("a,b\n1,2\n3,abc\n5,6\n", "line 3, column b: `abc` is not a number, as 2 others in the column are"),
        ("a,a\n1,2\n", "line 1, column 2: there is another column `a`"),
        ("a,\n1,2\n", "line 1, column 2: the heading is empty"),
        ("1,2\n3,4\n", "line 1: only numbers"),
        ("a\nx\ny\n", "line 1: there is no column of numbers"),
        ("a|b\n1|2\n", "line 1: there is no column of numbers; commas, semicolons or tabs"),
        ("a,b\n1\n", "line 2: 1 field, where the first line has 2 headings"),
        ("a,b\n\"1,2\n3,4\n", "line 2: 1 field, where the first line has 2 headings; a quotation mark"),
        ("a,b,y\n1,2,\"3\n3,4,5\n", "line 2, column y: a quotation mark is opened here and never closed"),
        ("a,b\n\"1\",2\n3,\"say \"\"4\n", "line 3, column b: a quotation mark is opened here"),
        ("a,\"b\n1,2\n3,4\n", "line 1, column 2: a quotation mark is opened here"),
        ("a,b\n1,x\n2,3\n", "line 2, column b: `x` is not a number, as 1 other in the column is"),
        ("a,b\n1e308,2\n", "line 2, column a: `1e308` is too large"),
        ("a\u{1b}[31m,b\n1,2\n", "line 1, column 1: there is a control character"),
        ("a,b\n1,2\ninf,4\n", "line 3, column a: `inf` is not a finite number"),
        ("a,b\n1,1e999\n", "line 2, column b: `1e999` is not a finite number"),
        ("a;b\n1.5;2\n2,5;3\n", "line 3, column a: `2,5` has a decimal comma, and line 2 a decimal point"),
    ] {
        assert!(error(text).starts_with(says), "{text:?}: {}", error(text));
    }
    let error = read(b"a,b\n1,2\n\xff,3\n", "test").unwrap_err().to_string();
    assert_eq!(error, "line 3, column a: these bytes are no UTF-8 text");
    let error = read(b"\xff\xfea\0,\0", "test").unwrap_err().to_string();
    assert_eq!(error, "line 1: this is UTF-16 text; save it as UTF-8");
    let long = format!("a,b\n{}\u{1b},2\n1,2\n3,4\n", "x".repeat(500));
    let error = read(long.as_bytes(), "test").unwrap_err().to_string();
    assert!(error.chars().count() < 120 && !error.contains('\u{1b}'), "{error}");
}

#[test]
fn no_bytes_make_it_panic() {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    let config = || ProptestConfig { rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() };
    let piece =
        prop::sample::select(vec!["a", "1", "2.5", ",", ";", "\t", "\n", "\r\n", "\"", "\u{feff}", "-", "é", " "]);
    proptest!(config(), |(pieces in prop::collection::vec(piece, 0..60))| {
        let _ = read(pieces.concat().as_bytes(), "test");
    });
    proptest!(config(), |(bytes in prop::collection::vec(any::<u8>(), 0..200))| {
        let _ = read(&bytes, "test");
    });
}

#[test]
fn a_heading_is_no_longer_than_a_name() {
    assert!(read(format!("{},b\n1,2\n", "x".repeat(LONGEST_HEADING)).as_bytes(), "test").is_ok());
    let said = error(&format!("{},b\n1,2\n", "é".repeat(100_000)));
    assert_eq!(said, "line 1, column 1: the heading has 100000 characters; 1000 are taken at most");
}

/// Bytes at random, with the bytes that mean something and pieces of tables among them.
fn bytes() -> impl proptest::strategy::Strategy<Value = Vec<u8>> {
    use proptest::prelude::*;
    let piece = prop::sample::select(vec![
        &b"\n"[..],
        b"\r\n",
        b",",
        b";",
        b"\t",
        b"\"",
        b"\"\"",
        b"a,b\n",
        b"1,2\n",
        b"3.5",
        b"-1e9",
        b"1e999",
        b"1,5",
        b"nan",
        b"text",
        b" ",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        "−2".as_bytes(),
        "é".as_bytes(),
    ]);
    let any = prop::collection::vec(any::<u8>(), 0..8);
    prop::collection::vec(prop_oneof![3 => piece.prop_map(<[u8]>::to_vec), 1 => any], 0..60)
        .prop_map(|pieces| pieces.concat())
}

/// Whatever the bytes are, a table or a reason comes of them: the table is rectangular and finite, and the reason names a
/// line that there is.
fn hold(cases: u32) {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    let config = ProptestConfig { rng_seed: RngSeed::Fixed(5), cases, ..ProptestConfig::default() };
    proptest!(config, |(bytes in bytes(), is_headed in any::<bool>())| {
        let bytes = if is_headed { [b"a,b\n", &*bytes].concat() } else { bytes };
        match read(&bytes, "test") {
            Ok(table) => {
                let rows = table.columns[0].numbers.len();
                prop_assert!(rows > 0);
                for column in &table.columns {
                    prop_assert_eq!(column.numbers.len(), rows);
                    prop_assert!(column.numbers.iter().all(|number| number.is_nan() || number.abs() <= LARGEST));
                    prop_assert!(!column.name.is_empty() && !column.name.contains(char::is_control));
                }
            }
            Err(error) => {
                let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64;
                prop_assert!(error.line <= lines + 2, "{}", error);
                prop_assert!(error.to_string().len() < 10_000);
            }
        }
    });
}

#[test]
fn whatever_the_bytes_are_a_table_or_a_reason_comes_of_them() {
    hold(2000);
}

/// `cargo test --release --lib csv -- --ignored`
#[test]
#[ignore = "a million cases take a minute"]
fn the_same_for_a_million_cases() {
    hold(1_000_000);
}

/// Time grows with the size of a table and no faster, also where its lines or fields have no end: what is eight times as
/// long holds eight times as many bytes to be looked at, and nothing is looked at again for each of them.
#[test]
fn long_lines_and_many_columns_are_read_in_bounded_time() {
    for text in [
        "\"".repeat(300_000),
        ",".repeat(300_000),
        format!("a,b\n{}", "\"x\n".repeat(100_000)),
        format!("a,b\n1,{}\n", "9".repeat(300_000)),
        format!("a,b\n{}", "1,2\n".repeat(100_000)),
    ] {
        // Whether it is a table is another matter: it comes to an end.
        let _ = read(text.as_bytes(), "test");
    }
    let headings: Vec<String> = (0..20_000).map(|column| format!("c{column}")).collect();
    let table = read(format!("{0}\n{1}\n", headings.join(","), vec!["1"; 20_000].join(",")).as_bytes(), "test");
    assert_eq!(table.unwrap().columns.len(), 20_000);
}
