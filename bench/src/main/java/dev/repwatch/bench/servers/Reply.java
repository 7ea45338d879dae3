package dev.repwatch.bench.servers;

import dev.repwatch.bench.field.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Turns a question into its answer, in place. */
final class Reply {

    private static final short NO_ERROR = (short) 0x8480;
    private static final short NO_SUCH_NAME = (short) 0x8483;
    private static final short REFUSED = (short) 0x8485;
    private static final short POINTER_TO_NAME = (short) (0xc000 | QuestionName.START);
    private static final int DAY = 86_400;
    private static final byte[] TEXT = "listed for the bench".getBytes(StandardCharsets.US_ASCII);

    private final Field field;
    /** How often what is listed has changed. */
    private volatile int step;

    Reply(Field field) {
        this.field = field;
    }

    void refuse(ByteBuffer packet, QuestionName asked) {
        head(packet, asked, REFUSED, 0, 0);
    }

    void answer(ByteBuffer packet, QuestionName asked) {
        answer(packet, asked, listed(asked));
    }

    /** "Listed" for what is not, and the other way round. */
    void lie(ByteBuffer packet, QuestionName asked) {
        answer(packet, asked, !listed(asked));
    }

    /** There is no such name in the whole world: what a daemon examines its resolver with. */
    void nowhere(ByteBuffer packet, QuestionName asked) {
        head(packet, asked, NO_SUCH_NAME, 0, 1);
        authority(packet.put((byte) 0));
    }

    /** Who has which name; such answers last a day. */
    void name(ByteBuffer packet, QuestionName asked) {
        if (asked.reverse >= 0 && asked.asksReverseName()) {
            head(packet, asked, NO_ERROR, 1, 0);
            record(packet, 12, DAY, 0);
            int begins = packet.position();
            HostName.put(packet, asked.reverse);
            packet.putShort(begins - 2, (short) (packet.position() - begins));
        } else if (asked.host >= 0 && asked.asksAddress()) {
            head(packet, asked, NO_ERROR, 1, 0);
            record(packet, 1, DAY, 4);
            packet.putInt(field.octets(asked.host));
        } else {
            head(packet, asked, NO_ERROR, 0, 1);
            authority(packet.put((byte) 0));
        }
    }

    void churn(int churns) {
        step = churns;
    }

    private boolean listed(QuestionName asked) {
        return asked.testPoint
                || (asked.target >= 0
                        && (field.listed(asked.target, asked.list) || field.moved(asked.target, asked.list, step)));
    }

    private static void answer(ByteBuffer packet, QuestionName asked, boolean listed) {
        if (!listed) {
            absent(packet, asked);
        } else if (asked.asksAddress()) {
            head(packet, asked, NO_ERROR, 1, 0);
            record(packet, 1, 1, 4);
            packet.putInt(0x7f00_0002);
        } else if (asked.asksText()) {
            head(packet, asked, NO_ERROR, 1, 0);
            record(packet, 16, 1, TEXT.length + 1);
            packet.put((byte) TEXT.length).put(TEXT);
        } else {
            head(packet, asked, NO_ERROR, 0, 0);
        }
    }

    private static void absent(ByteBuffer packet, QuestionName asked) {
        head(packet, asked, NO_SUCH_NAME, 0, 1);
        authority(packet.putShort((short) (0xc000 | asked.zoneAt)));
    }

    private static void authority(ByteBuffer packet) {
        packet.putShort((short) 6).putShort((short) 1).putInt(1);
        packet.putShort((short) 22).put((byte) 0).put((byte) 0);
        packet.putInt(1).putInt(600).putInt(300).putInt(432_000).putInt(1);
    }

    private static void head(ByteBuffer packet, QuestionName asked, short flags, int answers, int authorities) {
        packet.putShort(2, flags).putShort(4, (short) 1).putShort(6, (short) answers);
        packet.putShort(8, (short) authorities).putShort(10, (short) 0);
        packet.limit(packet.capacity()).position(asked.end);
    }

    private static void record(ByteBuffer packet, int type, int ttl, int length) {
        packet.putShort(POINTER_TO_NAME)
                .putShort((short) type)
                .putShort((short) 1)
                .putInt(ttl);
        packet.putShort((short) length);
    }
}
