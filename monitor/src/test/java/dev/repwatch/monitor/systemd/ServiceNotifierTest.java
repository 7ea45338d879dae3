package dev.repwatch.monitor.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real socket: what a service manager hears, in which order. */
class ServiceNotifierTest {

    private static final long PID = 4711;

    @TempDir
    private Path folder;

    private NotifyPeer peer;

    @BeforeEach
    void listen() {
        peer = new NotifyPeer(folder.resolve("notify"));
    }

    @AfterEach
    void end() {
        peer.close();
    }

    @Test
    void startReadyReloadAndEndAreTold() {
        try (ServiceNotifier manager = manager(Map.of())) {
            manager.starting();
            assertThat(peer.next()).contains("EXTEND_TIMEOUT_USEC=300000000");
            manager.ready("watches 2 targets", () -> true);
            assertThat(peer.next()).containsExactly("READY=1", "STATUS=watches 2 targets");
            manager.reloading(() -> {});
            assertThat(peer.next()).containsExactly("RELOADING=1");
            assertThat(peer.next()).containsExactly("READY=1");
        }
        assertThat(peer.next()).containsExactly("STOPPING=1");
    }

    @Test
    void aReloadThatFailsIsOverAllTheSame() {
        try (ServiceNotifier manager = manager(Map.of())) {
            assertThatThrownBy(() -> manager.reloading(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .hasMessage("broken");
            assertThat(peer.next()).containsExactly("RELOADING=1");
            assertThat(peer.next()).containsExactly("READY=1");
        }
    }

    @Test
    void whoeverIsNotAliveDoesNotFeedTheWatchdog() {
        AtomicBoolean alive = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        try (ServiceNotifier manager = manager(Map.of("WATCHDOG_USEC", "2000", "WATCHDOG_PID", Long.toString(PID)))) {
            manager.ready("up", () -> {
                if (asked.incrementAndGet() == 20) {
                    alive.set(true);
                }
                return alive.get();
            });
            assertThat(peer.next()).contains("READY=1");
            assertThat(peer.next()).containsExactly("WATCHDOG=1");
        }
        assertThat(asked.get()).isGreaterThanOrEqualTo(20);
    }

    @Test
    void whoDoesNotReadHoldsNobody() {
        try (ServiceNotifier manager = manager(Map.of())) {
            for (int reload = 0; reload < 2_000; reload++) {
                manager.reloading(() -> {});
            }
        }
        assertThat(peer.next()).containsExactly("RELOADING=1");
    }

    @Test
    void theWatchdogOfAnotherProcessIsNotFed() {
        AtomicInteger asked = new AtomicInteger();
        try (ServiceNotifier manager = manager(Map.of("WATCHDOG_USEC", "2000", "WATCHDOG_PID", "1"))) {
            manager.ready("up", () -> asked.incrementAndGet() > 0);
            assertThat(peer.next()).contains("READY=1");
        }
        assertThat(peer.next()).containsExactly("STOPPING=1");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aStatusIsOneAssignment() {
        try (ServiceNotifier manager = manager(Map.of())) {
            manager.ready("watches\nMAINPID=1", () -> true);
            assertThat(peer.next()).containsExactly("READY=1", "STATUS=watches MAINPID=1");
        }
    }

    @Test
    void anUnusableWatchdogTimeIsNoWatchdog() {
        for (String time : List.of("soon", "-5", "99999999999999999999", "9223372036854775807")) {
            try (ServiceNotifier manager = manager(Map.of("WATCHDOG_USEC", time))) {
                manager.ready("up", () -> true);
                assertThat(peer.next()).as(time).contains("READY=1");
            }
            assertThat(peer.next()).as(time).containsExactly("STOPPING=1");
        }
    }

    @Test
    void whereNobodyListensNothingFails() {
        String gone = folder.resolve("gone").toString();
        for (String name : List.of(gone, "/", "relative", "@" + "a".repeat(200))) {
            try (ServiceNotifier manager = ServiceNotifier.of(Map.of("NOTIFY_SOCKET", name), PID)) {
                manager.starting();
                manager.ready("up", () -> true);
            }
        }
        List<String> tries = new ArrayList<>();
        try (ServiceNotifier manager = new ServiceNotifier(
                Optional.of(message -> {
                    tries.add(message);
                    throw new IOException("nobody");
                }),
                Optional.empty())) {
            manager.ready("up", () -> true);
        }
        assertThat(tries).containsExactly("READY=1\nSTATUS=up", "STOPPING=1");
    }

    @Test
    void whereNobodyAsksNothingIsSent() {
        try (ServiceNotifier manager = ServiceNotifier.of(Map.of(), PID)) {
            manager.ready("up", () -> true);
        }
        manager(Map.of()).close();
        assertThat(peer.next()).containsExactly("STOPPING=1");
    }

    private ServiceNotifier manager(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("NOTIFY_SOCKET", peer.path().toString());
        return ServiceNotifier.of(environment, PID);
    }
}
