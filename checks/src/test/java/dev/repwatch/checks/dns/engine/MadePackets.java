package dev.repwatch.checks.dns.engine;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Replies of every kind, most of them nearly right: built octet by octet, then damaged. */
final class MadePackets {

    private static final String[] ZONES = {"zen.example.test", "bl.test", "a.b.c.d.example.org", "x", "key-1.dq.test"};

    private final Random random;
    private ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] question = new byte[0];
    private int questionEnd;

    MadePackets(Random random) {
        this.random = random;
    }

    String name() {
        String zone = ZONES[random.nextInt(ZONES.length)];
        StringBuilder name = new StringBuilder();
        int labels = random.nextInt(10) == 0 ? 32 : 4;
        for (int label = 0; label < labels; label++) {
            name.append(labels == 32 ? Integer.toHexString(random.nextInt(16)) : "" + random.nextInt(256))
                    .append('.');
        }
        return name + zone;
    }

    static String zoneOf(String name) {
        return Arrays.stream(ZONES)
                .filter(zone -> name.endsWith("." + zone))
                .findFirst()
                .orElseThrow();
    }

    /** @param question as sent; its section ends at {@code questionEnd} */
    byte[] reply(byte[] question, int questionEnd) {
        this.question = question;
        this.questionEnd = questionEnd;
        out = new ByteArrayOutputStream();
        out.write(question, 0, questionEnd);
        int kind = random.nextInt(10);
        int answers = kind < 4 ? 1 + (random.nextInt(3) == 0 ? random.nextInt(12) : 0) : 0;
        int authorities = kind < 4 ? (rarely() ? 1 : 0) : rarely() ? random.nextInt(3) : 1;
        int additional = random.nextInt(3) == 0 ? 0 : rarely() ? 2 : 1;
        for (int answer = 0; answer < answers; answer++) {
            address();
        }
        for (int authority = 0; authority < authorities; authority++) {
            zone();
        }
        for (int extra = 0; extra < additional; extra++) {
            options();
        }
        byte[] reply = out.toByteArray();
        head(reply, kind, answers, authorities, additional);
        return random.nextInt(3) == 0 ? damaged(reply) : reply;
    }

    private void head(byte[] reply, int kind, int answers, int authorities, int additional) {
        reply[2] = (byte) (0x81 | (random.nextBoolean() ? 4 : 0) | (rarely() ? 2 : 0));
        int code = kind < 4 ? (rarely() ? 3 : 0) : random.nextInt(4) == 0 ? 0 : 3;
        reply[3] = (byte) ((random.nextInt(16) << 4) | (rarely() ? random.nextInt(16) : code));
        reply[7] = (byte) answers;
        reply[9] = (byte) authorities;
        reply[11] = (byte) additional;
    }

    private void address() {
        owner(true);
        two(rarely() ? random.nextInt(40) : 1);
        two(rarely() ? random.nextInt(5) : 1);
        lifetime();
        int length = rarely() ? random.nextInt(8) : 4;
        two(length);
        byte[] data = new byte[length];
        random.nextBytes(data);
        if (length == 4 && !rarely()) {
            data = new byte[] {127, 0, 0, (byte) random.nextInt(256)};
        }
        out.writeBytes(data);
    }

    private void zone() {
        owner(false);
        two(rarely() ? random.nextInt(40) : 6);
        two(rarely() ? random.nextInt(5) : 1);
        lifetime();
        ByteArrayOutputStream whole = out;
        int start = whole.size() + 2;
        out = new ByteArrayOutputStream();
        anyName(start);
        anyName(start + out.size());
        for (int figure = 0; figure < 5; figure++) {
            lifetime();
        }
        if (rarely()) {
            out.write(0);
        }
        byte[] data = out.toByteArray();
        out = whole;
        two(data.length + (rarely() ? random.nextInt(3) - 1 : 0));
        out.writeBytes(data);
    }

    private void options() {
        out.write(rarely() ? 1 : 0);
        two(rarely() ? random.nextInt(60) : 41);
        two(1232);
        four(rarely() ? random.nextInt() : 0);
        int length = rarely() ? random.nextInt(12) : 0;
        two(length);
        byte[] data = new byte[length];
        random.nextBytes(data);
        out.writeBytes(data);
    }

    /** The asked name, or an end of it, or another name; compressed or not. */
    private void owner(boolean whole) {
        int skip = 12;
        int labels = whole && !rarely() ? 0 : random.nextInt(7);
        for (int label = 0; label < labels && question[skip] != 0; label++) {
            skip += question[skip] + 1;
        }
        int form = random.nextInt(8);
        if (form < 5) {
            two(0xC000 | skip);
        } else if (form < 7) {
            byte[] literal = Arrays.copyOfRange(question, skip, questionEnd - 4);
            if (random.nextBoolean()) {
                out.writeBytes(new String(literal, StandardCharsets.ISO_8859_1)
                        .toUpperCase(java.util.Locale.ROOT)
                        .getBytes(StandardCharsets.ISO_8859_1));
            } else {
                out.writeBytes(literal);
            }
        } else {
            anyName(out.size());
        }
    }

    private void anyName(int here) {
        for (int label = random.nextInt(3); label > 0; label--) {
            int length = rarely() ? random.nextInt(70) : 1 + random.nextInt(8);
            out.write(length);
            for (int at = 0; at < length; at++) {
                out.write('a' + random.nextInt(26));
            }
        }
        if (random.nextBoolean()) {
            out.write(0);
        } else {
            two(0xC000 | (rarely() ? random.nextInt(here + 20) : 12));
        }
    }

    private void lifetime() {
        four(rarely() ? random.nextInt() : random.nextInt(200_000));
    }

    private byte[] damaged(byte[] reply) {
        byte[] damaged = reply.clone();
        for (int damage = 1 + random.nextInt(3); damage > 0; damage--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        int cut = random.nextInt(4);
        int length = cut == 0
                ? random.nextInt(damaged.length + 1)
                : cut == 1 ? damaged.length + random.nextInt(4) : damaged.length;
        return Arrays.copyOf(damaged, length);
    }

    private boolean rarely() {
        return random.nextInt(25) == 0;
    }

    private void two(int value) {
        out.write(value >> 8);
        out.write(value);
    }

    private void four(int value) {
        two(value >>> 16);
        two(value);
    }
}
