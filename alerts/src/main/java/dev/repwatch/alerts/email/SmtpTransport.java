package dev.repwatch.alerts.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** The library's SMTP client, watched for the one moment that matters: from the final dot on, the mail may have arrived. */
final class SmtpTransport extends SMTPTransport {

    private final Runnable atFinalDot;
    private boolean began;
    private boolean finished;
    private int reply;

    SmtpTransport(Session session, URLName relay, Runnable atFinalDot) {
        super(session, relay);
        this.atFinalDot = atFinalDot;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream body = super.data();
        began = true;
        return body;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        finished = true;
        atFinalDot.run();
        super.finishData();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        reply = 0;
        reply = super.readServerResponse();
        return reply;
    }

    /** The message was sent to its end and the relay's word on it never came. */
    boolean mayHaveArrived() {
        return finished && reply < 200;
    }

    /** The relay took sender and recipients and asked for the message itself. */
    boolean dataBegan() {
        return began;
    }

    /** The last reply's code, such as 451; 0 or less when none came. */
    int reply() {
        return reply;
    }
}
