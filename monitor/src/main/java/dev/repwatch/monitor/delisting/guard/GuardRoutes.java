package dev.repwatch.monitor.delisting.guard;

import dev.repwatch.monitor.api.Endpoint;
import dev.repwatch.monitor.api.HttpRefusal;
import dev.repwatch.monitor.api.Role;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The guard over HTTP. */
public final class GuardRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(GuardRoutes.class);

    private GuardRoutes() {}

    /**
     * @param on whether anything is configured for it to do
     * @param undone whether somebody took the decision back
     * @param notTaken what should be held and is not, because hook or webhooks do not take it
     * @param pools what it decided last
     */
    public record Shown(
            boolean on, boolean dryRun, boolean undone, Set<String> notTaken, Map<String, Pools.Pool> pools) {
        public Shown {
            notTaken = Set.copyOf(notTaken);
        }
    }

    /** Who runs the guard. */
    public interface Keeper {

        Shown shown();

        /** False when there is nothing to take back. */
        boolean undo() throws IOException;
    }

    /** Keeps who did it, together with what was done: neither is without the other. */
    @FunctionalInterface
    public interface Witness {

        /** @param undo says whether something was taken back; when it fails, nothing is kept */
        boolean undone(String who, BooleanSupplier undo);
    }

    /**
     * What the guard holds.
     *
     * @param state {@code on}, {@code dry_run}, {@code undone} or {@code off}
     */
    public record GuardState(String state, List<String> not_held, Map<String, Pools.Pool> pools) {}

    public static List<Endpoint> of(Keeper keeper, Witness witness) {
        return List.of(
                Endpoint.get("/api/v1/guard", Role.VIEWER, "What the guard holds out of the pools")
                        .answers(GuardState.class, call -> shown(keeper)),
                Endpoint.post("/api/v1/guard/undo", Role.ADMIN, "Take back the last change of the guard")
                        .answers(
                                GuardState.class,
                                call -> undo(keeper, witness, call.who().name())));
    }

    private static GuardState undo(Keeper keeper, Witness witness, String who) {
        if (!witness.undone(who, () -> undo(keeper))) {
            throw new HttpRefusal(HttpRefusal.UNPROCESSABLE, "the guard changed nothing that can be undone");
        }
        LOG.info("{} took back the last change of the guard", who);
        return shown(keeper);
    }

    private static boolean undo(Keeper keeper) {
        try {
            return keeper.undo();
        } catch (IOException failure) {
            throw new HttpRefusal(
                    HttpRefusal.UNPROCESSABLE, "the pool file cannot be written: " + failure.getMessage(), failure);
        }
    }

    private static GuardState shown(Keeper keeper) {
        Shown shown = keeper.shown();
        String state = shown.on() ? shown.dryRun() ? "dry_run" : shown.undone() ? "undone" : "on" : "off";
        return new GuardState(state, shown.notTaken().stream().sorted().toList(), shown.pools());
    }
}
