package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/**
 * Unpacks an attachment by what it is, not by what it is called: gzip, zip or tar, also one in another. Sizes are counted
 * while unpacking, over all of it, for the ones written in an archive can lie; names in archives are never used.
 */
public final class ReportArchive {

    public static final int LARGEST = 20 * 1024 * 1024;
    private static final int MOST_ENTRIES = 10;
    /** A tar in a gzip in a zip. */
    private static final int DEEPEST = 3;

    private static final int TAR_MAGIC = 257;

    private final List<byte[]> documents = new ArrayList<>();
    private final List<FeedFailure> faults = new ArrayList<>();
    private int left = LARGEST;
    private int entries;

    private ReportArchive() {}

    /** What can be done with a document; it tells by itself when it is none that can be read. */
    @FunctionalInterface
    public interface Reader {
        void read(byte[] document);
    }

    /**
     * Hands on the documents inside; the attachment itself when it is no archive. What is broken loses none of the others.
     *
     * @throws FeedFailure afterwards, when something in it is broken, or it unpacks to more than 20 MB, ten documents or three
     *     archives in each other
     */
    public static void unpack(byte[] attachment, Reader reader) throws FeedFailure {
        ReportArchive archive = new ReportArchive();
        archive.held(() -> archive.take(attachment, 0));
        archive.documents.forEach(reader::read);
        if (!archive.faults.isEmpty()) {
            throw archive.faults.get(0);
        }
    }

    /** All of the documents, or none. */
    public static List<byte[]> unpack(byte[] attachment) throws FeedFailure {
        List<byte[]> documents = new ArrayList<>();
        unpack(attachment, documents::add);
        return documents;
    }

    private interface Step {
        void run() throws IOException, FeedFailure;
    }

    private void held(Step step) {
        try {
            step.run();
        } catch (FeedFailure refused) {
            faults.add(refused);
        } catch (IOException | RuntimeException broken) {
            faults.add(FeedFailure.badAnswer("the attachment is a broken archive"));
        }
    }

    private void take(byte[] bytes, int depth) throws IOException, FeedFailure {
        boolean gzip = isGzip(bytes);
        boolean zip = isZip(bytes);
        boolean tar = isTar(bytes);
        if (!gzip && !zip && !tar) {
            documents.add(bytes);
            return;
        }
        if (depth >= DEEPEST) {
            throw FeedFailure.badAnswer("there are too many archives inside the archive");
        }
        if (gzip) {
            take(bounded(new GZIPInputStream(new ByteArrayInputStream(bytes))), depth + 1);
        } else if (zip) {
            unzip(bytes, depth + 1);
        } else {
            untar(bytes, depth + 1);
        }
    }

    /** By its directory, for the entries themselves need not say where they end. */
    private void unzip(byte[] bytes, int depth) throws IOException, FeedFailure {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                if (!entry.isDirectory()) {
                    counted();
                    held(() -> take(bounded(zip.getInputStream(entry)), depth));
                }
            }
        }
    }

    private void untar(byte[] bytes, int depth) throws IOException, FeedFailure {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile()) {
                    counted();
                    byte[] content = bounded(tar);
                    held(() -> take(content, depth));
                }
            }
        }
    }

    private void counted() throws FeedFailure {
        entries++;
        if (entries > MOST_ENTRIES) {
            throw FeedFailure.badAnswer("the archive holds too much");
        }
    }

    private byte[] bounded(InputStream in) throws IOException, FeedFailure {
        byte[] bytes = in.readNBytes(left + 1);
        if (bytes.length > left) {
            throw FeedFailure.badAnswer("the archive unpacks to more than 20 MB");
        }
        left -= bytes.length;
        return bytes;
    }

    private static boolean isGzip(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static boolean isZip(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    private static boolean isTar(byte[] bytes) {
        byte[] magic = {'u', 's', 't', 'a', 'r'};
        return bytes.length >= 512 && Arrays.equals(bytes, TAR_MAGIC, TAR_MAGIC + 5, magic, 0, 5);
    }
}
