package dev.repwatch.checks.posture.dkim;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/**
 * An RSA key in either of its two encodings: SubjectPublicKeyInfo (RFC 5280 section 4.1), or the RSAPublicKey inside it (RFC 8017
 * appendix A.1.1). The JDK reads only the first, and refuses small keys without saying how small they are.
 *
 * @param bare it was the second
 */
record RsaKey(BigInteger modulus, BigInteger exponent, boolean bare) {

    private static final int SEQUENCE = 0x30;
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int IDENTIFIER = 0x06;
    private static final byte[] RSA = {(byte) 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x01
    };
    private static final int MOST_OCTETS = 8192;

    /** @throws InvalidKeySpecException when it is neither */
    static RsaKey read(byte[] octets) throws InvalidKeySpecException {
        if (octets.length > MOST_OCTETS) {
            throw new InvalidKeySpecException("too long");
        }
        try {
            ByteBuffer outer = inside(ByteBuffer.wrap(octets), SEQUENCE);
            boolean bare = outer.get(outer.position()) == INTEGER;
            return bare ? numbers(outer, true) : numbers(wrapped(outer), false);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException cut) {
            throw new InvalidKeySpecException("cut short", cut);
        }
    }

    int bits() {
        return modulus.bitLength();
    }

    /** Empty for a key that the JDK will not use, such as one of 384 bits: nobody should verify with it either. */
    Optional<PublicKey> key() {
        try {
            return Optional.of(KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent)));
        } catch (GeneralSecurityException unusable) {
            return Optional.empty();
        }
    }

    private static ByteBuffer wrapped(ByteBuffer info) throws InvalidKeySpecException {
        ByteBuffer algorithm = inside(info, SEQUENCE);
        ByteBuffer identifier = inside(algorithm, IDENTIFIER);
        if (!identifier.equals(ByteBuffer.wrap(RSA))) {
            throw new InvalidKeySpecException("another algorithm");
        }
        ByteBuffer bits = inside(info, BIT_STRING);
        if (bits.get() != 0) {
            throw new InvalidKeySpecException("not whole octets");
        }
        return inside(bits, SEQUENCE);
    }

    private static RsaKey numbers(ByteBuffer pair, boolean bare) throws InvalidKeySpecException {
        BigInteger modulus = number(pair);
        BigInteger exponent = number(pair);
        if (modulus.signum() <= 0 || exponent.signum() <= 0 || pair.hasRemaining()) {
            throw new InvalidKeySpecException("not two numbers");
        }
        return new RsaKey(modulus, exponent, bare);
    }

    private static BigInteger number(ByteBuffer from) throws InvalidKeySpecException {
        ByteBuffer value = inside(from, INTEGER);
        byte[] octets = new byte[value.remaining()];
        value.get(octets);
        return octets.length == 0 ? BigInteger.ZERO : new BigInteger(octets);
    }

    /** The content of the next value, which must be of this kind (X.690 section 8.1). */
    private static ByteBuffer inside(ByteBuffer from, int kind) throws InvalidKeySpecException {
        if ((from.get() & 0xFF) != kind) {
            throw new InvalidKeySpecException("another kind of value");
        }
        int length = from.get() & 0xFF;
        if (length > 0x82) {
            throw new InvalidKeySpecException("a length of more than two octets");
        }
        if (length > 0x80) {
            int octets = length - 0x80;
            length = 0;
            for (int at = 0; at < octets; at++) {
                length = (length << 8) | (from.get() & 0xFF);
            }
        }
        ByteBuffer content = from.slice();
        content.limit(length);
        from.position(from.position() + length);
        return content;
    }
}
