package dev.repwatch.monitor.delisting.guard;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Writes a large pool file again and again until it is killed. */
final class PoolWriter {

    static final int SIZE = 2_000;

    private PoolWriter() {}

    public static void main(String[] arguments) throws IOException {
        PoolFile file = new PoolFile(Path.of(arguments[0]), PoolFormat.KUMOMTA);
        SplittableRandom random = new SplittableRandom();
        List<String> addresses = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            addresses.add("2001:db8::" + Integer.toHexString(i));
        }
        while (true) {
            Set<String> listed = new HashSet<>();
            for (int i = 0; i < random.nextInt(SIZE + 1); i++) {
                listed.add(addresses.get(random.nextInt(SIZE)));
            }
            if (file.write(Pools.decide(Map.of("bulk", addresses), listed, 1))) {
                System.out.println("written");
            }
        }
    }
}
