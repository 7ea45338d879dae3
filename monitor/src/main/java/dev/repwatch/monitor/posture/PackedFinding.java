package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;

/**
 * A finding that is kept as few octets: of each of a hundred thousand addresses there is one at least, which as objects takes more
 * than a kilobyte.
 */
final class PackedFinding implements KeptFinding {

    private final byte[] octets;
    private final SharedWords words;

    private PackedFinding(byte[] octets, SharedWords words) {
        this.octets = octets;
        this.words = words;
    }

    static PackedFinding of(PostureFinding finding, SharedWords words) {
        return new PackedFinding(FindingWriter.octets(finding, words), words);
    }

    @Override
    public PostureFinding finding() {
        return FindingReader.finding(octets, words);
    }
}
