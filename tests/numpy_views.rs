//! Slices, views and the words of errors, as NumPy has them.

use lina_tui::numpy::{Array, Buffer, Dtype, Slice, View, broadcast_shapes, float_repr, float32_repr};

#[test]
fn shapes_broadcast_or_say_which_do_not() {
    assert_eq!(broadcast_shapes(&[&[3, 1], &[4]]).unwrap(), [3, 4]);
    assert_eq!(broadcast_shapes(&[&[0], &[1]]).unwrap(), [0]);
    let error = broadcast_shapes(&[&[2], &[3]]).unwrap_err();
    assert_eq!(error.message, "operands could not be broadcast together with shapes (2,) (3,) ");
}

#[test]
fn slices_and_indices_make_views() {
    let view = View::contiguous(&[5]);
    let back = view.sliced(0, Slice { step: Some(-2), ..Slice::default() }).unwrap();
    assert_eq!((back.offset, &back.shape[..], &back.strides[..]), (4, &[3][..], &[-2][..]));
    assert_eq!(view.at(0, -1).unwrap().offset, 4);
    assert_eq!(view.at(0, 7).unwrap_err().message, "index 7 is out of bounds for axis 0 with size 5");
    assert_eq!(View::contiguous(&[2, 3]).transposed().place(&[2, 1]), 5);
}

#[test]
fn a_shape_must_have_all_cells() {
    let error = Array::new(Buffer::Int64(vec![0; 6]), &[4]).unwrap_err();
    assert_eq!(error.message, "cannot reshape array of size 6 into shape (4,)");
}

#[test]
fn types_are_promoted_as_numpy_does() {
    assert_eq!(Dtype::Float32.promote(Dtype::Int32), Dtype::Float64);
    assert_eq!(Dtype::Float32.promote(Dtype::Uint8), Dtype::Float32);
}

#[test]
fn on_a_tie_the_even_digit_is_taken() {
    assert!(float_repr(f64::from_bits(0x42e2_6687_db6b_9b04)).ends_with("008.12"));
    assert_eq!([float_repr(1e16), float_repr(-0.0), float_repr(1e-5)], ["1e+16", "-0.0", "1e-05"]);
    assert_eq!(float32_repr(1e-4), "1e-04");
}
