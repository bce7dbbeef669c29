//! Plane rotations, as LAPACK makes them.

/// (c, s, r) with `c f + s g = r` and `c g - s f = 0`: `dlartg`.
pub(super) fn rotation(f: f64, g: f64) -> (f64, f64, f64) {
    if g == 0.0 {
        return (1.0, 0.0, f);
    }
    if f == 0.0 {
        return (0.0, 1_f64.copysign(g), g.abs());
    }
    let r = f.hypot(g).copysign(f);
    (f.abs() / r.abs(), g / r, r)
}

/// Eigenvalues of ((a, b), (b, c)), the larger in size first, and the unit vector (cs, sn) of that: `dlaev2`.
pub(super) fn pair_of(a: f64, b: f64, c: f64) -> (f64, f64, f64, f64) {
    let (sum, difference, twice) = (a + c, a - c, b + b);
    let root = difference.hypot(twice);
    let (most, least) = if a.abs() > c.abs() { (a, c) } else { (c, a) };
    let (large, small, first) = if sum < 0.0 {
        let large = 0.5 * (sum - root);
        (large, (most / large) * least - (b / large) * b, -1)
    } else if sum > 0.0 {
        let large = 0.5 * (sum + root);
        (large, (most / large) * least - (b / large) * b, 1)
    } else {
        (0.5 * root, -0.5 * root, 1)
    };
    let (cs, second) = if difference >= 0.0 { (difference + root, 1) } else { (difference - root, -1) };
    let (cs1, sn1) = if cs.abs() > twice.abs() {
        let ct = -twice / cs;
        let sn = 1.0 / (1.0 + ct * ct).sqrt();
        (ct * sn, sn)
    } else if twice == 0.0 {
        (1.0, 0.0)
    } else {
        let tn = -cs / twice;
        let cs = 1.0 / (1.0 + tn * tn).sqrt();
        (cs, tn * cs)
    };
    if first == second { (large, small, -sn1, cs1) } else { (large, small, cs1, sn1) }
}

/// The smaller and the larger singular value of ((f, g), (0, h)): `dlas2`.
pub(super) fn singular_pair(f: f64, g: f64, h: f64) -> (f64, f64) {
    let (fa, ga, ha) = (f.abs(), g.abs(), h.abs());
    let (least, most) = (fa.min(ha), fa.max(ha));
    if least == 0.0 {
        return (0.0, if most == 0.0 { ga } else { most.hypot(ga) });
    }
    let (plus, minus) = (1.0 + least / most, (most - least) / most);
    if ga < most {
        let square = (ga / most).powi(2);
        let c = 2.0 / ((plus * plus + square).sqrt() + (minus * minus + square).sqrt());
        return (least * c, most / c);
    }
    let ratio = most / ga;
    if ratio == 0.0 {
        return ((least * most) / ga, ga);
    }
    let c = 1.0 / ((1.0 + (plus * ratio).powi(2)).sqrt() + (1.0 + (minus * ratio).powi(2)).sqrt());
    let small = (least * c) * ratio;
    (small + small, ga / (c + c))
}

/// The singular values and vectors of ((f, g), (0, h)): `dlasv2`.
pub(super) struct Triangle {
    pub small: f64,
    pub large: f64,
    /// (cos, sin) of the right vectors.
    pub right: (f64, f64),
    /// (cos, sin) of the left vectors.
    pub left: (f64, f64),
}

impl Triangle {
    pub(super) fn new(f: f64, g: f64, h: f64) -> Self {
        let swapped = h.abs() > f.abs();
        let (ft, ht) = if swapped { (h, f) } else { (f, h) };
        let (fa, ha, ga) = (ft.abs(), ht.abs(), g.abs());
        let mut largest = if swapped { 3 } else { 1 };
        let (small, large, clt, crt, slt, srt);
        if ga == 0.0 {
            (small, large, clt, crt, slt, srt) = (ha, fa, 1.0, 1.0, 0.0, 0.0);
        } else if ga > fa && fa / ga < f64::EPSILON / 2.0 {
            largest = 2;
            large = ga;
            small = if ha > 1.0 { fa / (ga / ha) } else { (fa / ga) * ha };
            (clt, slt, srt, crt) = (1.0, ht / g, 1.0, ft / g);
        } else {
            if ga > fa {
                largest = 2;
            }
            let d = fa - ha;
            let l = if d == fa { 1.0 } else { d / fa };
            let m = g / ft;
            let t = 2.0 - l;
            let (mm, tt) = (m * m, t * t);
            let s = (tt + mm).sqrt();
            let r = if l == 0.0 { m.abs() } else { (l * l + mm).sqrt() };
            let a = 0.5 * (s + r);
            (small, large) = (ha / a, fa * a);
            let t = if mm == 0.0 {
                if l == 0.0 { 2_f64.copysign(ft) * 1_f64.copysign(g) } else { g / d.copysign(ft) + m / t }
            } else {
                (m / (s + t) + m / (r + l)) * (1.0 + a)
            };
            let l = (t * t + 4.0).sqrt();
            (crt, srt) = (2.0 / l, t / l);
            (clt, slt) = ((crt + srt * m) / a, (ht / ft) * srt / a);
        }
        let (left, right) = if swapped { ((srt, crt), (slt, clt)) } else { ((clt, slt), (crt, srt)) };
        let one = |x: f64| 1_f64.copysign(x);
        let sign = match largest {
            1 => one(right.0) * one(left.0) * one(f),
            2 => one(right.1) * one(left.0) * one(g),
            _ => one(right.1) * one(left.1) * one(h),
        };
        Self { small: small.copysign(sign * one(f) * one(h)), large: large.copysign(sign), right, left }
    }
}
