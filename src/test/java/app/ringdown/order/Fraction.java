package app.ringdown.order;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact fraction for oracles: slow, and never wrong. */
record Fraction(BigInteger top, BigInteger bottom) implements Comparable<Fraction> {
    static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    Fraction {
        BigInteger by = top.gcd(bottom).max(BigInteger.ONE);
        by = bottom.signum() < 0 ? by.negate() : by;
        top = top.divide(by);
        bottom = bottom.divide(by);
    }

    static Fraction of(BigDecimal value) {
        return value.scale() > 0
                ? new Fraction(value.unscaledValue(), BigInteger.TEN.pow(value.scale()))
                : new Fraction(value.toBigIntegerExact(), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                top.multiply(other.bottom).add(other.top.multiply(bottom)),
                bottom.multiply(other.bottom));
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction times(Fraction other) {
        return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
    }

    Fraction over(Fraction other) {
        return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
    }

    Fraction negated() {
        return new Fraction(top.negate(), bottom);
    }

    Fraction size() {
        return new Fraction(top.abs(), bottom);
    }

    int signum() {
        return top.signum();
    }

    @Override
    public int compareTo(Fraction other) {
        return top.multiply(other.bottom).compareTo(other.top.multiply(bottom));
    }
}
