package dev.repwatch.alerts.slack;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatPostMessageRequest.ChatPostMessageRequestBuilder;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import dev.repwatch.alerts.ActionSink;
import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.ChannelType.Environment;
import dev.repwatch.alerts.Delivery;
import dev.repwatch.alerts.Inbox;
import java.util.Optional;

/**
 * Tells through a bot: the first alert of an episode is a card; later ones edit the card and add a line to its thread.
 * Nobody is ever mentioned. A card that is gone is posted anew, and its id returned, so that the thread goes on there.
 */
final class SlackBot extends SlackAccount {

    private final String channel;
    private final SlackCall api;
    private final SlackCard pen;
    private final ShownCards cards;
    private final SlackEvidence evidence;
    private final SlackInteractions presses;
    private final Optional<SlackSocket> socket;
    private final Optional<Inbox> inbox;

    SlackBot(String name, SlackSettings settings, Environment environment, SlackPace pace) {
        super(name, settings, environment, pace);
        this.channel = settings.channel().orElseThrow();
        this.api = new SlackCall(slack.methods(settings.botToken().orElseThrow().reveal()), environment.clock());
        this.pen = new SlackCard(environment.host(), settings.buttons());
        this.cards = new ShownCards(environment.notes());
        this.evidence = new SlackEvidence(api, environment.notes());
        this.presses = new SlackInteractions(name, api);
        this.socket = settings.appToken().map(token -> new SlackSocket(name, slack, token, presses));
        this.inbox = settings.signingSecret().map(secret -> new SlackInbox(secret, environment.clock(), presses));
    }

    @Override
    protected Delivery send(Envelope envelope) {
        Optional<PostedMessage> card = envelope.first().flatMap(PostedMessage::parse);
        return card.isPresent() ? follow(envelope, card.get()) : post(envelope);
    }

    private Delivery follow(Envelope envelope, PostedMessage card) {
        if (envelope.alert().kind() != Alert.Kind.REMINDER) {
            Alert shown = cards.over(card.remoteId(), envelope.alert());
            SlackCall.Answer edited = edit(card, drawn(shown, envelope.plain()));
            if (edited.cardGone()) {
                return anew(envelope);
            }
            if (!edited.delivered()) {
                return certain(edited.delivery());
            }
            cards.shows(card.remoteId(), shown);
        }
        SlackCall.Answer line = answer(card, envelope);
        return line.cardGone() ? anew(envelope) : line.delivery();
    }

    private Delivery anew(Envelope envelope) {
        Delivery delivery = post(envelope);
        return delivery instanceof Delivery.Delivered posted
                ? new Delivery.Delivered(posted.remoteId(), true)
                : delivery;
    }

    /** An edit that may have been made can be made again without anybody noticing. */
    private static Delivery certain(Delivery edit) {
        return edit instanceof Delivery.Uncertain perhaps
                ? new Delivery.RetryLater(Optional.empty(), perhaps.why())
                : edit;
    }

    private SlackMessage drawn(Alert alert, boolean plain) {
        return plain ? pen.bare(alert) : pen.card(alert);
    }

    private Delivery post(Envelope envelope) {
        Optional<PostedMessage> before = envelope.alert().repeat() ? evidence.card(envelope.alert()) : Optional.empty();
        return before.isPresent() ? stands(before.get(), envelope) : postAnew(envelope);
    }

    /** The answer was lost, the message was not. */
    private Delivery stands(PostedMessage card, Envelope envelope) {
        cards.shows(card.remoteId(), envelope.alert());
        return new Delivery.Delivered(Optional.of(card.remoteId()));
    }

    private Delivery postAnew(Envelope envelope) {
        ChatPostMessageRequest request = base(drawn(envelope.alert(), envelope.plain()), envelope.alert())
                .build();
        Delivery delivery = api.make(
                        methods -> methods.chatPostMessage(request),
                        posted -> Optional.of(new PostedMessage(posted.getChannel(), posted.getTs()).remoteId()))
                .delivery();
        if (delivery instanceof Delivery.Delivered posted) {
            posted.remoteId().ifPresent(id -> {
                cards.shows(id, envelope.alert());
                PostedMessage.parse(id).ifPresent(evidence::posted);
            });
        }
        return delivery;
    }

    private SlackCall.Answer answer(PostedMessage card, Envelope envelope) {
        Alert alert = envelope.alert();
        if (alert.repeat() && evidence.line(card, alert)) {
            return new SlackCall.Answer(new Delivery.Delivered(Optional.of(card.remoteId())), "");
        }
        SlackMessage line = envelope.plain() ? pen.bare(alert) : pen.threadLine(alert);
        ChatPostMessageRequest request = base(line, alert)
                .channel(card.channel())
                .threadTs(card.ts())
                .replyBroadcast(escalated(alert))
                .build();
        return api.make(methods -> methods.chatPostMessage(request), posted -> Optional.of(card.remoteId()));
    }

    private static boolean escalated(Alert alert) {
        boolean again =
                alert.label("escalation").filter(times -> !times.equals("0")).isPresent();
        return again && alert.level() == Alert.Level.CRITICAL;
    }

    private ChatPostMessageRequestBuilder base(SlackMessage message, Alert alert) {
        return ChatPostMessageRequest.builder()
                .channel(channel)
                .text(message.text())
                .blocks(message.blocks().isEmpty() ? null : message.blocks())
                .attachments(message.attachments().isEmpty() ? null : message.attachments())
                .metadata(SlackEvidence.of(alert))
                .linkNames(false)
                .unfurlLinks(false)
                .unfurlMedia(false);
    }

    private SlackCall.Answer edit(PostedMessage card, SlackMessage message) {
        ChatUpdateRequest request = ChatUpdateRequest.builder()
                .channel(card.channel())
                .ts(card.ts())
                .text(message.text())
                .blocks(message.blocks())
                .attachments(message.attachments())
                .linkNames(false)
                .build();
        return api.make(methods -> methods.chatUpdate(request), updated -> Optional.of(card.remoteId()));
    }

    @Override
    public void start(ActionSink actions) {
        presses.goTo(actions);
        socket.ifPresent(SlackSocket::start);
    }

    @Override
    public Optional<Boolean> connected() {
        return socket.map(SlackSocket::up);
    }

    @Override
    public Optional<Inbox> inbox() {
        return inbox;
    }

    @Override
    public Delivery probe() {
        return api.make(methods -> methods.authTest(request -> request), answer -> Optional.of(answer.getUser()))
                .delivery();
    }

    @Override
    public void close() {
        socket.ifPresent(SlackSocket::close);
        presses.close();
        super.close();
    }
}
