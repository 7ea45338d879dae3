package dev.repwatch.checks.feeds.dmarc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs, also what nobody honest would pack. */
final class Archives {

    private Archives() {}

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(String name, byte[]... contents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < contents.length; i++) {
                out.putNextEntry(new ZipEntry(i == 0 ? name : i + name));
                out.write(contents[i]);
                out.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** As programs write that pack into a pipe: stored as it is, and its length said only afterwards (APPNOTE 4.4.4). */
    static byte[] storedWithDescriptor(byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(content);
        ByteBuffer zip = ByteBuffer.allocate(content.length + 200).order(ByteOrder.LITTLE_ENDIAN);
        int crc = (int) sum.getValue();
        zip.putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) 8)
                .putShort((short) 0)
                .putInt(0);
        zip.putInt(0).putInt(0).putInt(0).putShort((short) 5).putShort((short) 0);
        zip.put("a.xml".getBytes(StandardCharsets.US_ASCII)).put(content);
        zip.putInt(0x08074b50).putInt(crc).putInt(content.length).putInt(content.length);
        int directory = zip.position();
        zip.putInt(0x02014b50)
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) 8)
                .putShort((short) 0);
        zip.putInt(0).putInt(crc).putInt(content.length).putInt(content.length).putShort((short) 5);
        zip.putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0)
                .putInt(0);
        zip.put("a.xml".getBytes(StandardCharsets.US_ASCII));
        int length = zip.position() - directory;
        zip.putInt(0x06054b50)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 1);
        zip.putInt(length).putInt(directory).putShort((short) 0);
        return Arrays.copyOf(zip.array(), zip.position());
    }
}
