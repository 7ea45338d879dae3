package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.nio.ByteBuffer;

/** Reads the first question of a packet: whom it is about, and which list it asks. Reused for every packet. */
final class QuestionName {

    static final int START = 12;
    private static final int ANSWER_TYPE_A = 1;
    private static final int ANSWER_TYPE_PTR = 12;
    private static final int ANSWER_TYPE_TXT = 16;
    private static final int REVERSE_LABELS = 6;
    private static final int V6_LABELS = 32;
    private static final int LOOPBACK = 127;

    private final Field field;
    private final int[] labels = new int[V6_LABELS];
    int list;
    int target;
    /** Whose reverse name is asked for, or -1. */
    int reverse;
    /** Whose host name it is, or -1. */
    int host;

    int zoneAt;
    int end;
    boolean testPoint;
    boolean control;
    private int type;

    QuestionName(Field field) {
        this.field = field;
    }

    boolean asksAddress() {
        return type == ANSWER_TYPE_A;
    }

    boolean asksText() {
        return type == ANSWER_TYPE_TXT;
    }

    boolean asksReverseName() {
        return type == ANSWER_TYPE_PTR;
    }

    /** True when it is about a list of this field. */
    boolean aboutList() {
        return list >= 0;
    }

    /** False when it is no question. */
    boolean read(ByteBuffer packet) {
        int at = START;
        int count = 0;
        list = -1;
        while (at < packet.limit() && packet.get(at) != 0) {
            int length = packet.get(at);
            if (list < 0 && (packet.get(at + 1) | 32) == 'z') {
                list = field.list(number(packet, at + 2, length - 1, 10));
                zoneAt = at;
            } else if (list < 0 && count < V6_LABELS) {
                labels[count++] = number(packet, at + 1, length, field.v6() ? 16 : 10);
            }
            at += length + 1;
        }
        if (at + 5 > packet.limit()) {
            return false;
        }
        type = packet.getShort(at + 1);
        end = at + 5;
        host = list < 0 ? HostName.target(packet, START, field) : -1;
        reverse = list < 0 && count == REVERSE_LABELS && !field.v6() ? field.target(octets()) : -1;
        if (list >= 0) {
            whom(count);
        }
        return true;
    }

    private int octets() {
        return labels[3] << 24 | labels[2] << 16 | labels[1] << 8 | labels[0];
    }

    private void whom(int count) {
        if (count == 4) {
            int octets = octets();
            target = field.target(octets);
            testPoint = octets == 0x7f00_0002;
            control = labels[3] == LOOPBACK && target < 0;
        } else if (count == V6_LABELS) {
            target = group(0) == 0x2001 && group(1) == 0xdb8 && group(4) == 0 ? field.target(group(2), group(3)) : -1;
            testPoint = group(0) == 0 && group(5) == 0xffff && group(7) == 2;
            control = target < 0;
        } else {
            target = -1;
            testPoint = false;
            control = true;
        }
    }

    /** The group of the address, most significant first; its nibbles come last in the name. */
    private int group(int number) {
        int last = V6_LABELS - 1 - number * 4;
        return labels[last] << 12 | labels[last - 1] << 8 | labels[last - 2] << 4 | labels[last - 3];
    }

    private static int number(ByteBuffer packet, int from, int length, int base) {
        int value = 0;
        for (int at = from; at < from + length; at++) {
            value = value * base + Math.max(0, Character.digit(packet.get(at), base));
        }
        return value;
    }
}
