package org.rapport.local.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.rapport.local.StackException;

/** Questions to servers on this machine. */
public final class Http {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Http() {}

    /** What the address answers now, whatever the status; nothing when it does not. */
    public static Optional<String> body(URI address) {
        return send(address, HttpResponse.BodyHandlers.ofString()).map(HttpResponse::body);
    }

    /** Whether the address answers 200 now. */
    public static boolean isOk(URI address) {
        return send(address, HttpResponse.BodyHandlers.discarding())
                .filter(answer -> answer.statusCode() == 200)
                .isPresent();
    }

    private static <T> Optional<HttpResponse<T>> send(URI address, HttpResponse.BodyHandler<T> handler) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return Optional.of(CLIENT.send(request, handler));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while asking " + address, e);
        }
    }
}
