package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import dev.repwatch.checks.feeds.mailbox.ReportArchive;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Run in a machine of its own with little memory: everything that bursts a careless reader is refused, and then a good
 * report is read. Prints a line for each.
 */
final class SmallHeap {

    private static final int MEGA = 1_000_000;

    private SmallHeap() {}

    /** Makes what is too large to be kept whole. */
    private interface Packer {
        void into(ByteArrayOutputStream bytes) throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        unpack("gzip bomb of 2 GB", bytes(SmallHeap::gzipBomb));
        unpack("zip bomb of 200 MB", bytes(out -> zip(out, 1, 200)));
        unpack("zip of many large entries", bytes(out -> zip(out, 9, 15)));
        unpack("archive in an archive", bytes(out -> {
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes(inner -> zip(inner, 1, 30)));
            }
        }));
        read("entity bomb", laughs());
        read(
                "external entity",
                "<!DOCTYPE feedback [<!ENTITY x SYSTEM \"file:///dev/zero\">]><feedback>&x;</feedback>");
        read("a million elements", "<feedback>" + "<a>".repeat(MEGA) + "</feedback>");
        read("a text of 15 MB", "<feedback><report_metadata><org_name>" + "x".repeat(15 * MEGA));
        read(
                "rows without end",
                "<feedback>"
                        + "<record><row><source_ip>192.0.2.7</source_ip><count>1</count></row></record>"
                                .repeat(150_000));
        message(
                "a message of 200 MB",
                "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n",
                200);
        message("a header of 200 MB", "X-Long: ", 200);
        List<byte[]> good = ReportArchive.unpack(
                Archives.gzip(Reports.rfc7489(1, java.time.Instant.parse("2026-11-24T03:00:00Z"))));
        System.out.println("read " + DmarcReader.read(good.get(0)).rows().size() + " rows");
    }

    private static void unpack(String what, byte[] attachment) {
        try {
            for (byte[] xml : ReportArchive.unpack(attachment)) {
                DmarcReader.read(xml);
            }
            System.out.println("TAKEN " + what);
        } catch (FeedFailure refused) {
            System.out.println("refused " + what + ": " + refused.detail());
        }
    }

    private static void read(String what, String xml) {
        try {
            DmarcReader.read(xml.getBytes(StandardCharsets.UTF_8));
            System.out.println("TAKEN " + what);
        } catch (FeedFailure refused) {
            System.out.println("refused " + what + ": " + refused.detail());
        }
    }

    /** @param megabytes of filling after the start, made as it is read */
    private static void message(String what, String start, int megabytes) {
        byte[] filling = Base64.getMimeEncoder().encode(new byte[MEGA * 3 / 4]);
        List<InputStream> pieces =
                new ArrayList<>(List.of(new ByteArrayInputStream(start.getBytes(StandardCharsets.US_ASCII))));
        for (int i = 0; i < megabytes; i++) {
            pieces.add(new ByteArrayInputStream(filling));
        }
        try {
            MailMessage.parse(new SequenceInputStream(Collections.enumeration(pieces)), 20 * MEGA);
            System.out.println("TAKEN " + what);
        } catch (FeedFailure refused) {
            System.out.println("refused " + what + ": " + refused.detail());
        }
    }

    private static String laughs() {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE feedback [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            dtd.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd + "]><feedback>&e19;</feedback>";
    }

    private static byte[] bytes(Packer packer) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        packer.into(bytes);
        return bytes.toByteArray();
    }

    private static void gzipBomb(ByteArrayOutputStream bytes) throws IOException {
        byte[] some = new byte[MEGA];
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < 2000; i++) {
                out.write(some);
            }
        }
    }

    private static void zip(ByteArrayOutputStream bytes, int entries, int megabytes) throws IOException {
        byte[] some = new byte[MEGA];
        Arrays.fill(some, (byte) ' ');
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int entry = 0; entry < entries; entry++) {
                out.putNextEntry(new ZipEntry(entry + ".xml"));
                out.write("<feedback>".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < megabytes; i++) {
                    out.write(some);
                }
                out.closeEntry();
            }
        }
    }
}
