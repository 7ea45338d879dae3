package dev.repwatch.bench.message;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.DnsClient;
import dev.repwatch.checks.dns.DnsQuestion;
import dev.repwatch.checks.dns.ResolverSet;
import dev.repwatch.checks.message.DomainLists;
import dev.repwatch.checks.message.Envelope;
import dev.repwatch.checks.message.MessageScorer;
import dev.repwatch.checks.message.Profile;
import dev.repwatch.checks.message.engine.FilteredMessage;
import dev.repwatch.checks.message.engine.Opinion;
import dev.repwatch.checks.message.engine.SpamAssassin;
import dev.repwatch.checks.posture.ask.AnswerCache;
import dev.repwatch.checks.posture.ask.AskLimits;
import dev.repwatch.checks.posture.ask.Asker;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The median time for a newsletter of 70 KB, warm: our own rules with a DNS that answers at once, and SpamAssassin's spamd without
 * network in the same run, asked between ours so that both meet the same machine.
 */
public final class ScoreBench {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 200;
    private static final int SIZE = 70 * 1024;
    private static final Instant NOW = Instant.parse("2026-11-29T01:00:00Z");

    private ScoreBench() {}

    /** Prints one line; exits 1 when either gave no answer. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        byte[] newsletter = newsletter();
        Path folder = Files.createTempDirectory("repwatch-bench");
        int port = freePort();
        Process spamd = spamd(folder, port);
        try {
            SpamAssassin peer = new SpamAssassin(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    Duration.ofSeconds(30),
                    System::nanoTime);
            await(port, spamd);
            DomainLists lists = hosts -> new DomainLists.Said(List.of(), List.of());
            long[] ours = new long[ROUNDS];
            long[] processor = new long[ROUNDS];
            long[] theirs = new long[ROUNDS / 10];
            for (int round = -ROUNDS; round < ROUNDS; round++) {
                long before = THREADS.getCurrentThreadCpuTime();
                long took = own(newsletter, lists);
                if (round >= 0) {
                    ours[round] = took;
                    processor[round] = THREADS.getCurrentThreadCpuTime() - before;
                    if (round % 10 == 0) {
                        theirs[round / 10] = peer(peer, newsletter);
                    }
                }
            }
            double own = median(ours);
            double other = median(theirs);
            System.out.printf(
                    Locale.ROOT,
                    "message of %d KB, median of %d warm: repwatch %.1f ms (%.1f ms of processor time), spamd %.1f ms,"
                            + " ratio %.3f; load %.1f on %d processors%n",
                    newsletter.length / 1024,
                    ROUNDS,
                    own,
                    median(processor),
                    other,
                    own / other,
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
        } finally {
            spamd.descendants().forEach(ProcessHandle::destroy);
            spamd.destroy();
        }
    }

    private static long own(byte[] message, DomainLists lists) {
        Asker dns = new Asker(new EmptyDns(), new AnswerCache(() -> NOW), AskLimits.DEFAULT, System::nanoTime);
        long start = System.nanoTime();
        boolean judged = new MessageScorer(dns, lists, List.of())
                .score(message, Envelope.UNKNOWN, false, Profile.MARKETING, NOW)
                .isPresent();
        long took = System.nanoTime() - start;
        if (!judged) {
            throw new IllegalStateException("the newsletter is no message");
        }
        return took;
    }

    private static long peer(SpamAssassin peer, byte[] message) {
        FilteredMessage asked = new FilteredMessage(message, Optional.empty(), "", Optional.empty(), true, NOW);
        long start = System.nanoTime();
        Opinion opinion = peer.ask(asked);
        long took = System.nanoTime() - start;
        if (opinion instanceof Opinion.Unknown silent) {
            throw new IllegalStateException("spamd: " + silent.cause());
        }
        return took;
    }

    private static double median(long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e6;
    }

    private static byte[] newsletter() {
        String head = """
            From: Shop <news@example.jp>
            To: <customer@example.com>
            Subject: Our autumn catalogue
            Date: Sun, 29 Nov 2026 10:00:00 +0900
            Message-ID: <1@example.jp>
            MIME-Version: 1.0
            List-Unsubscribe: <https://www.example.jp/u>
            Content-Type: text/html; charset=utf-8

            <html lang="en"><head><title>Autumn</title></head><body>
            """;
        StringBuilder text = new StringBuilder(head);
        for (int i = 0; text.length() < SIZE; i++) {
            text.append("<p style=\"color:#333\">Garden tool number ")
                    .append(i)
                    .append(", made by the smith of the town. <a href=\"https://www.example.jp/item/")
                    .append(i)
                    .append("\">Look at it</a></p>\n");
        }
        return text.append("</body></html>\n").toString().replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Process spamd(Path folder, int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "/usr/sbin/spamd",
                        "-L",
                        "-i",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(port),
                        "--min-children=1",
                        "--max-children=1",
                        "--nouser-config",
                        "--helper-home-dir=" + folder,
                        "-s",
                        folder.resolve("log").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("LANG", "C");
        return builder.start();
    }

    private static void await(int port, Process spamd) throws InterruptedException {
        for (int tries = 0; tries < 300; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                if (!spamd.isAlive()) {
                    break;
                }
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("spamd does not start; install Debian's packages spamd and spamassassin");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Every name is absent, at once: what is measured is the judging. */
    private static final class EmptyDns implements DnsClient {

        @Override
        public CompletableFuture<DnsAnswer> ask(DnsQuestion question, ResolverSet among) {
            return CompletableFuture.completedFuture(
                    new DnsAnswer.Absent(true, Optional.of("test"), Duration.ZERO, "bench"));
        }

        @Override
        public CompletableFuture<DnsAnswer> askElsewhere(DnsQuestion question, String path, ResolverSet among) {
            return ask(question, among);
        }

        @Override
        public List<String> resolvers() {
            return List.of();
        }

        @Override
        public CompletableFuture<DnsAnswer> askOf(String resolver, DnsQuestion question) {
            return CompletableFuture.completedFuture(
                    new DnsAnswer.Absent(true, Optional.of("test"), Duration.ZERO, "bench"));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
