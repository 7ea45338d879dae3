package dev.repwatch.monitor.posture;

import dev.repwatch.checks.posture.PostureFinding;
import java.util.AbstractList;
import java.util.List;

/** Findings that are made anew whenever somebody asks for them. */
final class PackedFindings extends AbstractList<PostureFinding> {

    private final List<PackedFinding> packed;

    PackedFindings(List<PackedFinding> packed) {
        this.packed = List.copyOf(packed);
    }

    PackedFinding packed(int index) {
        return packed.get(index);
    }

    @Override
    public PostureFinding get(int index) {
        return packed.get(index).finding();
    }

    @Override
    public int size() {
        return packed.size();
    }
}
