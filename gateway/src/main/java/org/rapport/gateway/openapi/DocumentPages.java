package org.rapport.gateway.openapi;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rapport.gateway.exchange.Exchange;
import org.rapport.gateway.exchange.Pages;
import org.rapport.gateway.exchange.Problem;

/** {@code /openapi.json}, Swagger UI at {@code /docs} and ReDoc at {@code /redoc}; everything from here, no other host. */
@Singleton
public final class DocumentPages implements Pages {

    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self' %s; worker-src 'self' blob:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "png", "image/png");

    private final Vertx vertx;
    private final String contentPolicy;
    private final MergedDocument document;
    private final Map<String, Asset> assets;
    private final Map<String, Optional<Buffer>> read = new ConcurrentHashMap<>();

    DocumentPages(Vertx vertx, MergedDocument document, DocumentConfig config) {
        this.vertx = vertx;
        this.contentPolicy = CONTENT_POLICY.formatted(
                config.issuer().getScheme() + "://" + config.issuer().getAuthority());
        this.document = document;
        var swagger = new Webjar("org.webjars", "swagger-ui");
        var redoc = new Webjar("org.webjars.npm", "redoc");
        assets = Map.of(
                "/docs", () -> own("docs.html"),
                "/docs/docs.js", () -> own("docs.js"),
                "/docs/swagger-ui.css", () -> swagger.file("swagger-ui.css"),
                "/docs/swagger-ui-bundle.js", () -> swagger.file("swagger-ui-bundle.js"),
                "/docs/oauth2-redirect.html", () -> swagger.file("oauth2-redirect.html"),
                "/docs/oauth2-redirect.js", () -> swagger.file("oauth2-redirect.js"),
                "/docs/favicon-32x32.png", () -> swagger.file("favicon-32x32.png"),
                "/redoc", () -> own("redoc.html"),
                "/redoc/redoc.js", () -> own("redoc.js"),
                "/redoc/redoc.standalone.js", () -> redoc.file("bundles/redoc.standalone.js"));
    }

    @Override
    public boolean serve(Exchange exchange) {
        var path = exchange.path();
        var isDocument = path.equals("/openapi.json");
        if (!isDocument && !assets.containsKey(path)) {
            return false;
        }
        if (exchange.method() != HttpMethod.GET && exchange.method() != HttpMethod.HEAD) {
            exchange.refuse(Problem.methodNotAllowed("GET, HEAD"));
        } else if (isDocument) {
            document.read().onComplete(text -> {
                if (text.succeeded()) {
                    exchange.answer(200, "application/json", text.result(), "public, max-age=30");
                } else {
                    exchange.refuse(Problem.unavailable("document-unavailable", "The document cannot be made.", 5));
                }
            });
        } else {
            serveAsset(exchange, path);
        }
        return true;
    }

    private void serveAsset(Exchange exchange, String path) {
        vertx.executeBlocking(
                        () -> read.computeIfAbsent(path, key -> assets.get(key).read()), false)
                .onComplete(file -> {
                    if (file.failed() || file.result().isEmpty()) {
                        exchange.refuse(Problem.notFound());
                        return;
                    }
                    exchange.response().headers().set("Content-Security-Policy", contentPolicy);
                    var dot = path.lastIndexOf('.');
                    var type = TYPES.get(dot < 0 ? "html" : path.substring(dot + 1));
                    exchange.answer(200, type, file.result().get(), "public, max-age=3600");
                });
    }

    private static Optional<Buffer> own(String name) {
        try (var in = DocumentPages.class.getResourceAsStream("/openapi/" + name)) {
            return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where the bytes of a file come from. */
    private interface Asset {

        Optional<Buffer> read();
    }
}
