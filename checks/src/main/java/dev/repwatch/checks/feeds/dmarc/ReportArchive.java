package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Unpacks an attachment by what it is, not by what it is called: XML, gzip or zip. Sizes are counted while unpacking, for
 * the ones written in an archive can lie; an archive in an archive is refused; names in archives are never used.
 */
final class ReportArchive {

    static final int LARGEST_ENTRY = 20 * 1024 * 1024;
    private static final int MOST_ENTRIES = 10;

    private ReportArchive() {}

    /** The XML documents inside; empty when the attachment is something else, such as the covering letter. */
    static List<byte[]> unpack(byte[] attachment) throws FeedFailure {
        try {
            if (isGzip(attachment)) {
                return List.of(flat(bounded(new GZIPInputStream(new ByteArrayInputStream(attachment)))));
            }
            if (isZip(attachment)) {
                return entries(new ZipInputStream(new ByteArrayInputStream(attachment)));
            }
            return looksLikeXml(attachment) ? List.of(attachment) : List.of();
        } catch (IOException | IllegalArgumentException broken) {
            throw FeedFailure.badAnswer("the attachment is a broken archive");
        }
    }

    private static List<byte[]> entries(ZipInputStream zip) throws IOException, FeedFailure {
        List<byte[]> documents = new ArrayList<>();
        int left = LARGEST_ENTRY;
        int entries = 0;
        while (zip.getNextEntry() != null) {
            entries++;
            byte[] entry = flat(bounded(zip));
            left -= entry.length;
            if (entries > MOST_ENTRIES || left < 0) {
                throw FeedFailure.badAnswer("the archive holds too much");
            }
            if (looksLikeXml(entry)) {
                documents.add(entry);
            }
        }
        return documents;
    }

    private static byte[] bounded(InputStream in) throws IOException, FeedFailure {
        byte[] bytes = in.readNBytes(LARGEST_ENTRY + 1);
        if (bytes.length > LARGEST_ENTRY) {
            throw FeedFailure.badAnswer("the archive unpacks to more than 20 MB");
        }
        return bytes;
    }

    private static byte[] flat(byte[] entry) throws FeedFailure {
        if (isGzip(entry) || isZip(entry)) {
            throw FeedFailure.badAnswer("there is an archive inside the archive");
        }
        return entry;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** By its first sign, also in UTF-16 and after a byte order mark; HTML letters are not XML. */
    private static boolean looksLikeXml(byte[] bytes) {
        StringBuilder start = new StringBuilder();
        for (int i = 0; i < bytes.length && start.length() < 10; i++) {
            char sign = (char) (bytes[i] & 0x7f);
            if (bytes[i] > ' ' && sign != 0x7f) {
                start.append(Character.toLowerCase(sign));
            }
        }
        String head = start.toString();
        return head.startsWith("<?xml") || head.startsWith("<feedback") || head.equals("<!doctypef");
    }
}
