package dev.repwatch.bench.clients;

import dev.repwatch.bench.servers.ChildProtocol;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * dnsjava's own resolver. Its fair setting is {@link #FAIR}: with two cores the common pool has one thread, and
 * CompletableFuture then starts a thread a task.
 */
public final class ResolverProcess {

    public static final List<String> FAIR = List.of("-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");

    private final QuerySource querySource;
    private final SimpleResolver resolver;

    private ResolverProcess(QuerySource querySource) {
        this.querySource = querySource;
        this.resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), querySource.port()));
        resolver.setTimeout(Duration.ofMillis(querySource.timeoutMillis()));
    }

    public static void main(QuerySource querySource) throws IOException {
        ResolverProcess process = new ResolverProcess(querySource);
        ChildProtocol.serve(word -> {
            Stopwatch watch = new Stopwatch();
            Tally tally = new Window(querySource).play(process::ask);
            // it asks once: what came to nothing was lost
            return watch.round(tally).with(new Packets(tally.unknown(), Packets.UNCOUNTED));
        });
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer goes to the window
    private void ask(int target, int list, Window window) {
        resolver.sendAsync(question(target, list)).whenComplete((reply, failure) -> heard(reply, target, list, window));
    }

    private static void heard(@Nullable Message reply, int target, int list, Window window) {
        if (reply == null || (reply.getRcode() != Rcode.NOERROR && reply.getRcode() != Rcode.NXDOMAIN)) {
            window.unanswered();
        } else {
            window.answered(target, list, !reply.getSection(Section.ANSWER).isEmpty());
        }
    }

    private Message question(int target, int list) {
        try {
            Name name = Name.fromString(querySource.field().question(target, list), Name.root);
            return Message.newQuery(Record.newRecord(name, Type.A, DClass.IN));
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
