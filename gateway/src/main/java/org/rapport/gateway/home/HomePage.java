package org.rapport.gateway.home;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;

/** {@code /}: says what this is and where to go on. */
@Singleton
public final class HomePage implements Pages {

    private static final String CONTENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Buffer page = read();

    @Override
    public boolean serve(Exchange exchange) {
        if (!exchange.path().equals("/")) {
            return false;
        }
        if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
            exchange.refuse(Problem.methodNotAllowed("GET, HEAD"));
        } else {
            exchange.response().headers().set("Content-Security-Policy", CONTENT_POLICY);
            exchange.answer(200, "text/html; charset=utf-8", page, "public, max-age=3600");
        }
        return true;
    }

    private static Buffer read() {
        try (var in = HomePage.class.getResourceAsStream("/home/home.html")) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
