package dev.repwatch.checks.maillog.refusal;

import dev.repwatch.checks.maillog.Attempt;
import dev.repwatch.checks.maillog.Outcome;
import dev.repwatch.checks.maillog.Reply;
import dev.repwatch.checks.maillog.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Says what attempts mean. Receivers repeat themselves, so the last answers are kept. Not for several threads. */
public final class Judge {

    private static final int MOST_CACHED = 10_000;

    private final Providers providers = new Providers();
    private final NamedLists lists;
    private final RuleBook rules;
    private final EnhancedCodes codes = new EnhancedCodes();
    private final Map<Key, Classification> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Classification> eldest) {
            return size() > MOST_CACHED;
        }
    };

    /** What a text means, and what it names. */
    private record Classification(ReplyClass replyClass, NamedLists.Named named) {}

    private record Key(String text, String provider, Optional<Stage> stage, boolean said) {

        /** By hand: it is asked for each refusal, and what the compiler makes for a record takes many times as long. */
        @Override
        public int hashCode() {
            return text.hashCode() * 31 + provider.hashCode();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key it
                    && said == it.said
                    && text.equals(it.text)
                    && provider.equals(it.provider)
                    && stage.equals(it.stage);
        }
    }

    /**
     * @param users rules asked before all others
     * @param zones id of a list by its zone: the catalogue
     */
    public Judge(List<RefusalRule> users, Map<String, String> zones) {
        this(users, zone -> Optional.ofNullable(zones.get(zone)));
    }

    /** @param zones the same, looked up only when a refusal names a zone */
    public Judge(List<RefusalRule> users, Function<String, Optional<String>> zones) {
        this.rules = new RuleBook(users);
        this.lists = new NamedLists(zones);
    }

    public Judged judge(Attempt attempt) {
        String provider = providers.of(attempt);
        if (attempt.own() || provider.equals(Providers.OWN_RELAY)) {
            return plain(attempt, ReplyClass.LOCAL, Providers.OWN_RELAY);
        }
        if (attempt.outcome() == Outcome.ACCEPTED) {
            return plain(attempt, ReplyClass.DELIVERED, provider);
        }
        if (attempt.outcome() == Outcome.EXPIRED) {
            return plain(attempt, ReplyClass.EXPIRED, provider);
        }
        return attempt.reply()
                .map(reply -> said(attempt, reply, provider))
                .orElseGet(() -> plain(attempt, ours(attempt, provider), provider));
    }

    private static Judged plain(Attempt attempt, ReplyClass meaning, String provider) {
        Suppress suppress =
                attempt.stage().equals(Optional.of(Stage.CACHED)) ? Suppress.NO : Suppress.of(meaning, attempt.reply());
        return new Judged(attempt, meaning, provider, Optional.empty(), Optional.empty(), suppress);
    }

    private Judged said(Attempt attempt, Reply reply, String provider) {
        Classification meaning = whole(reply, provider, attempt.stage());
        NamedLists.Named named = meaning.named();
        Suppress suppress = plain(attempt, meaning.replyClass(), provider).suppress();
        return new Judged(attempt, meaning.replyClass(), provider, named.list(), named.vendor(), suppress);
    }

    /** What a reply means that came from this provider at this stage. */
    public ReplyClass meaning(Reply reply, String provider, Optional<Stage> stage) {
        return whole(reply, provider, stage).replyClass();
    }

    /** What a reply means of which nobody knows from whom it is: words that only one receiver uses are read as its words. */
    public ReplyClass meaning(Reply reply, Optional<Stage> stage) {
        String text = ReplyText.of(reply);
        return rules.reply(text, Providers.OTHER, stage)
                .map(RefusalRule::replyClass)
                .or(() -> rules.ofAnyProvider(text, stage))
                .orElseGet(() -> meaning(reply, Providers.OTHER, stage));
    }

    /** Whether replies of this provider have words of their own. */
    public boolean knows(String provider) {
        return providers.ids().contains(provider);
    }

    private Classification whole(Reply reply, String provider, Optional<Stage> stage) {
        String text = ReplyText.of(reply);
        return cached(new Key(text, provider, stage, true), () -> asked(reply, text, provider, stage));
    }

    private Classification asked(Reply reply, String text, String provider, Optional<Stage> stage) {
        ReplyClass found = rules.reply(text, provider, stage)
                .map(RefusalRule::replyClass)
                .or(() -> reply.enhanced().flatMap(codes::of).filter(code -> possible(code, stage)))
                .or(() -> rules.weak(text, provider, stage).map(RefusalRule::replyClass))
                .orElse(ReplyClass.UNCLASSIFIED);
        boolean names = found.about() != ReplyClass.About.RECIPIENT && found != ReplyClass.RECEIVER_MISCONFIGURED;
        return new Classification(found, names ? lists.in(text) : NamedLists.Named.NOTHING);
    }

    private static boolean possible(ReplyClass found, Optional<Stage> stage) {
        boolean recipient = found.about() == ReplyClass.About.RECIPIENT;
        return !(recipient && stage.filter(Stage::beforeRecipient).isPresent());
    }

    private ReplyClass ours(Attempt attempt, String provider) {
        String text = ReplyText.of(attempt.remark());
        return cached(
                        new Key(text, provider, attempt.stage(), false),
                        () -> new Classification(
                                rules.remark(text, provider, attempt.stage())
                                        .map(RefusalRule::replyClass)
                                        .orElse(ReplyClass.UNCLASSIFIED),
                                NamedLists.Named.NOTHING))
                .replyClass();
    }

    private Classification cached(Key key, Supplier<Classification> asked) {
        Classification found = known.get(key);
        if (found == null) {
            found = asked.get();
            known.put(key, found);
        }
        return found;
    }
}
