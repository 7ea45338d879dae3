package dev.repwatch.checks.feeds.ses;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;
import uk.co.lucasweb.aws.v4.signer.HttpRequest;
import uk.co.lucasweb.aws.v4.signer.Signer;
import uk.co.lucasweb.aws.v4.signer.credentials.AwsCredentials;

/** Requests to AWS, signed with Signature Version 4. */
final class SignedRequest {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");

    private final SesSettings settings;

    SignedRequest(SesSettings settings) {
        this.settings = settings;
    }

    Request get(HttpUrl url, String service, Instant now) {
        return signed("GET", url, service, "", now).get().build();
    }

    /** @param form url-encoded */
    Request post(HttpUrl url, String service, String form, Instant now) {
        return signed("POST", url, service, form, now)
                .post(RequestBody.create(ByteString.encodeUtf8(form), FORM))
                .build();
    }

    private Request.Builder signed(String method, HttpUrl url, String service, String body, Instant now) {
        String hash = ByteString.encodeUtf8(body).sha256().hex();
        String stamp = STAMP.format(now);
        String host = url.port() == HttpUrl.defaultPort(url.scheme()) ? url.host() : url.host() + ":" + url.port();
        String signature = Signer.builder()
                .awsCredentials(new AwsCredentials(
                        settings.accessKey().reveal(), settings.secretKey().reveal()))
                .region(settings.region())
                .header("Host", host)
                .header("x-amz-date", stamp)
                .header("x-amz-content-sha256", hash)
                .build(new HttpRequest(method, url.uri()), service, hash)
                .getSignature();
        return new Request.Builder()
                .url(url)
                .header("x-amz-date", stamp)
                .header("x-amz-content-sha256", hash)
                .header("Authorization", signature);
    }
}
