package dev.repwatch.monitor.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Postfix and Exim of Debian with three ways out each, and the receivers they deliver to, in a network of their own. The packages
 * exclude each other, so Exim's is only unpacked (`.ci/run`).
 */
final class RealServers implements AutoCloseable {

    static final int POSTFIX = 2526;
    static final int EXIM = 2527;

    private final Path folder;
    private final Process world;
    private final Writer commands;
    private final BufferedReader answers;

    RealServers(Path folder) throws IOException {
        this.folder = folder;
        Path postfix = Files.createDirectory(folder.resolve("postfix"));
        Files.writeString(postfix.resolve("main.cf"), text("main.cf"));
        Files.writeString(postfix.resolve("master.cf"), text("master.cf"));
        Files.writeString(postfix.resolve("transport"), """
                gmail.com out1:[gmail-smtp-in.l.google.com]
                docomo.ne.jp out2:[mfsmax.docomo.ne.jp]
                corp.example out3:[mx.corp.example]
                t-online.de out1:[mx00.t-online.de]
                """);
        Files.writeString(folder.resolve("exim.conf"), text("exim.conf"));
        Files.writeString(folder.resolve("world.sh"), text("world.sh"));
        List<String> command = new ArrayList<>();
        if (!System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("sudo", "-n"));
        }
        command.addAll(List.of(
                "unshare", "-n", "-m", "bash", folder.resolve("world.sh").toString(), folder.toString(), exim()));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ScriptedReceivers.class.getName()));
        world = new ProcessBuilder(command)
                .redirectError(folder.resolve("world.err").toFile())
                .start();
        commands = world.outputWriter(StandardCharsets.UTF_8);
        answers = world.inputReader(StandardCharsets.UTF_8);
        if (!"ready".equals(answers.readLine())) {
            throw new IllegalStateException(Files.readString(folder.resolve("world.err")) + start());
        }
    }

    private String start() throws IOException {
        Path log = folder.resolve("start.log");
        return (Files.exists(log) ? Files.readString(log) : "")
                + (Files.exists(postfixLog()) ? Files.readString(postfixLog()) : "");
    }

    private static String exim() {
        return System.getProperty("repwatch.exim", "/opt/repwatch-exim/usr/sbin/exim4");
    }

    private String text(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RealServers.class.getResourceAsStream("servers/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@/", folder + "/")
                    .replace("@EXIM", exim());
        }
    }

    Path postfixLog() {
        return folder.resolve("mail.log");
    }

    Path eximLog() {
        return folder.resolve("exim-log").resolve("mainlog");
    }

    void send(int server, List<String> recipients) throws IOException {
        ask("send " + server + " " + String.join(" ", recipients));
    }

    /** How often each receiver said what to which way out. */
    Map<String, Long> said() throws IOException {
        Map<String, Long> said = new TreeMap<>();
        for (String line : ask("said")) {
            int blank = line.lastIndexOf(' ');
            said.put(line.substring(0, blank), Long.parseLong(line.substring(blank + 1)));
        }
        return said;
    }

    private List<String> ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
            if (line == null) {
                throw new IOException(Files.readString(folder.resolve("world.err")) + start());
            }
            lines.add(line);
        }
        return lines;
    }

    void rename(Path log, int turn) throws IOException, InterruptedException {
        Files.move(log, Path.of(log + "." + turn));
        reopen(log);
    }

    /** Gone; the server makes a new one when it next writes. */
    void pack(Path log, int turn) throws IOException, InterruptedException {
        rename(log, turn);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(log + "." + turn + ".gz")))) {
            Files.copy(Path.of(log + "." + turn), out);
        }
        Files.delete(Path.of(log + "." + turn));
    }

    void copyAndTruncate(Path log, int turn) throws IOException {
        Files.copy(log, Path.of(log + "." + turn));
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }

    /** Postfix keeps its log open until it is told. */
    private void reopen(Path log) throws IOException, InterruptedException {
        if (log.equals(postfixLog())) {
            Process reload = new ProcessBuilder("/usr/sbin/postfix", "-c", folder + "/postfix", "reload")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("reload.log").toFile())
                    .start();
            if (reload.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(folder.resolve("reload.log")));
            }
        }
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!world.waitFor(30, TimeUnit.SECONDS)) {
                world.destroy();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
