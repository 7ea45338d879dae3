package dev.repwatch.alerts.email;

import dev.repwatch.alerts.Alert;
import dev.repwatch.alerts.Chart;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a mail: text first, then HTML, with charts as pictures inside the mail; nothing is loaded from outside. */
final class EmailBody {

    private final EmailText text;
    private final EmailHtml html;

    EmailBody(String host) {
        this.text = new EmailText(host);
        this.html = new EmailHtml(host);
    }

    void into(MimeMessage message, Alert alert, boolean plain) throws MessagingException {
        if (plain) {
            message.setText(text.of(alert), "UTF-8");
            return;
        }
        List<MimeBodyPart> pictures = pictures(alert);
        MimeBodyPart words = new MimeBodyPart();
        words.setText(text.of(alert), "UTF-8");
        MimeBodyPart page = new MimeBodyPart();
        page.setText(html.of(alert, pictures.size()), "UTF-8", "html");
        message.setContent(
                new MimeMultipart("alternative", words, pictures.isEmpty() ? page : related(page, pictures)));
    }

    private static MimeBodyPart related(MimeBodyPart page, List<MimeBodyPart> pictures) throws MessagingException {
        MimeMultipart together = new MimeMultipart("related", page);
        for (MimeBodyPart picture : pictures) {
            together.addBodyPart(picture);
        }
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(together);
        return part;
    }

    private static List<MimeBodyPart> pictures(Alert alert) throws MessagingException {
        List<MimeBodyPart> pictures = new ArrayList<>();
        for (Chart chart : alert.charts()) {
            Optional<byte[]> png = ChartImage.png(chart);
            if (png.isPresent()) {
                MimeBodyPart picture = new MimeBodyPart();
                picture.setDataHandler(new DataHandler(new ByteArrayDataSource(png.get(), "image/png")));
                picture.setContentID("<" + EmailHtml.chartId(pictures.size()) + ">");
                picture.setDisposition(Part.INLINE);
                picture.setFileName(EmailHtml.chartId(pictures.size()) + ".png");
                pictures.add(picture);
            }
        }
        return pictures;
    }
}
