package dev.repwatch.monitor.traffic;

import java.util.List;

/** What a container writes, by {@code docker logs --timestamps}: each line begins with its stamp, which is its place. */
record DockerProgram(List<String> docker, String container) implements CommandStream.Program {

    @Override
    public String name() {
        return "docker:" + container;
    }

    @Override
    public List<String> command(String bookmark) {
        List<String> tail = List.of(
                "logs", "--follow", "--timestamps", "--since=" + (bookmark.isEmpty() ? "24h" : bookmark), container);
        return java.util.stream.Stream.concat(docker.stream(), tail.stream()).toList();
    }

    @Override
    public String bookmark(String line) {
        int blank = line.indexOf(' ');
        boolean stamp = blank > 19 && blank < 40 && line.charAt(4) == '-' && line.charAt(10) == 'T';
        return stamp ? line.substring(0, blank) : "";
    }

    /** It begins with what has the stamp it was given; stamps of one form are in the order of their text. */
    @Override
    public boolean known(String line, String bookmark) {
        String here = bookmark(line);
        return !bookmark.isEmpty() && !here.isEmpty() && here.compareTo(bookmark) <= 0;
    }
}
