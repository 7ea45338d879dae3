package dev.repwatch.checks.dns.loopback;

import dev.repwatch.checks.dns.RecordType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** One zone in memory; may be changed while the server runs. Names are relative to the apex. */
public final class LoopbackZone {

    private final Name apex;
    private final Map<Name, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<Name, Misbehaviour> byName = new ConcurrentHashMap<>();
    private final Map<String, Misbehaviour> byQuestion = new ConcurrentHashMap<>();
    private final AtomicLong questions = new AtomicLong();
    private volatile long ttl = 300;
    private volatile @Nullable Misbehaviour misbehaviour;

    LoopbackZone(Name apex) {
        this.apex = apex;
    }

    /**
     * Lists an address or a domain, in place of what it was listed for before.
     *
     * @param reason the TXT record; none when empty
     * @param codes the A records, such as {@code 127.0.0.2}
     */
    public LoopbackZone list(String target, String reason, String... codes) {
        Name name = RecordData.listed(target, apex);
        List<Record> entry = new CopyOnWriteArrayList<>();
        for (String code : codes) {
            entry.add(RecordData.address(name, ttl, code));
        }
        if (!reason.isEmpty()) {
            entry.add(RecordData.text(name, ttl, reason));
        }
        records.put(name, entry);
        return this;
    }

    public LoopbackZone unlist(String target) {
        records.remove(RecordData.listed(target, apex));
        return this;
    }

    /** The test points of RFC 5782 section 5 for addresses and domains, listed with these codes. */
    public LoopbackZone testPoints(String... codes) {
        return list("127.0.0.2", "test point", codes)
                .list("::ffff:7f00:2", "test point", codes)
                .list("test", "test point", codes);
    }

    /** Adds any record; {@code @} or an empty name is the apex. TXT takes the plain text. */
    public LoopbackZone add(String name, RecordType type, String value) {
        Name owner = RecordData.name(name, apex);
        records.computeIfAbsent(owner, key -> new CopyOnWriteArrayList<>())
                .add(RecordData.of(owner, Type.value(type.name()), ttl, value));
        return this;
    }

    /** Replaces all records of one type at a name at once: nobody sees it in between. */
    public LoopbackZone set(String name, RecordType type, String... values) {
        Name owner = RecordData.name(name, apex);
        int number = Type.value(type.name());
        List<Record> fresh = new CopyOnWriteArrayList<>();
        records.getOrDefault(owner, List.of()).stream()
                .filter(record -> record.getType() != number)
                .forEach(fresh::add);
        for (String value : values) {
            fresh.add(RecordData.of(owner, number, ttl, value));
        }
        if (fresh.isEmpty()) {
            records.remove(owner);
        } else {
            records.put(owner, fresh);
        }
        return this;
    }

    /** Adds a TXT record with these octets, whatever they are, in one string where they fit into it. */
    public LoopbackZone addRawText(String name, byte[] octets) {
        Name owner = RecordData.name(name, apex);
        records.computeIfAbsent(owner, key -> new CopyOnWriteArrayList<>())
                .add(new RawText(owner, ttl, RawText.cut(octets)).record());
        return this;
    }

    public LoopbackZone remove(String name) {
        records.remove(RecordData.name(name, apex));
        return this;
    }

    /** Removes everything. */
    public LoopbackZone clear() {
        records.clear();
        return this;
    }

    /** The TTL of records added from now on, and of "does not exist". */
    public LoopbackZone ttl(Duration value) {
        ttl = value.toSeconds();
        return this;
    }

    /** From now on answers every question in this zone this way. */
    public LoopbackZone misbehave(Misbehaviour how) {
        misbehaviour = how;
        return this;
    }

    /** From now on answers questions about one target (address or domain) this way. */
    public LoopbackZone misbehave(String target, Misbehaviour how) {
        byName.put(RecordData.listed(target, apex), how);
        return this;
    }

    /** From now on answers questions of one type about one name this way. */
    public LoopbackZone misbehave(String name, RecordType type, Misbehaviour how) {
        byQuestion.put(question(RecordData.name(name, apex), Type.value(type.name())), how);
        return this;
    }

    /** Ends every misbehaviour. */
    public LoopbackZone behave() {
        misbehaviour = null;
        byName.clear();
        byQuestion.clear();
        return this;
    }

    /** Questions that fell into this zone. */
    public long questions() {
        return questions.get();
    }

    Name apex() {
        return apex;
    }

    void count() {
        questions.incrementAndGet();
    }

    @Nullable
    Misbehaviour misbehaviour(Name name, int type) {
        Misbehaviour own = byName.getOrDefault(name, byQuestion.get(question(name, type)));
        return own == null ? misbehaviour : own;
    }

    /** What stands at a name, or at the wildcard that answers for it (RFC 4592 section 3.3.1). */
    List<Record> at(Name name) {
        List<Record> own = records.get(name);
        if (own != null || exists(name)) {
            return own == null ? List.of() : own;
        }
        List<Record> wild = name.subdomain(apex) ? records.getOrDefault(closest(name), List.of()) : List.<Record>of();
        return wild.stream().map(record -> renamed(record, name)).toList();
    }

    private static Record renamed(Record record, Name name) {
        return Record.newRecord(
                name, record.getType(), record.getDClass(), record.getTTL(), record.rdataToWireCanonical());
    }

    private Name closest(Name name) {
        Name encloser = name;
        do {
            encloser = new Name(encloser, 1);
        } while (!exists(encloser) && encloser.labels() > apex.labels());
        return RecordData.name("*", encloser);
    }

    /** Adds the records of a master file (RFC 1035 section 5); its SOA and NS of the apex are this server's own. */
    public LoopbackZone load(String masterFile) {
        try (Master master =
                new Master(new ByteArrayInputStream(masterFile.getBytes(StandardCharsets.UTF_8)), apex, ttl)) {
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                if (record.getType() != Type.SOA) {
                    records.computeIfAbsent(record.getName(), key -> new CopyOnWriteArrayList<>())
                            .add(record);
                }
            }
            return this;
        } catch (IOException wrong) {
            throw new IllegalArgumentException("no master file: " + wrong.getMessage(), wrong);
        }
    }

    private static String question(Name name, int type) {
        return name.toString().toLowerCase(Locale.ROOT) + type;
    }

    /** True when the name, or one below it, has records. */
    boolean exists(Name name) {
        return name.equals(apex)
                || records.containsKey(name)
                || records.keySet().stream().anyMatch(known -> known.subdomain(name));
    }

    /** True when it exists, or a wildcard answers for it. */
    boolean answers(Name name) {
        return exists(name) || (name.subdomain(apex) && records.containsKey(closest(name)));
    }

    SOARecord soa() {
        Name host = RecordData.name("ns", apex);
        return new SOARecord(apex, DClass.IN, ttl, host, RecordData.name("hostmaster", apex), 1, 3600, 600, 86400, ttl);
    }
}
