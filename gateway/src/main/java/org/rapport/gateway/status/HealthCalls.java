package org.rapport.gateway.status;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads services' health pages, over connections of its own. The whole of a page has to be there in time, and to be short. */
@Singleton
final class HealthCalls {

    private static final int PATIENCE_SECONDS = 2;
    private static final int LONGEST = 65_536;

    private final HttpClient client;

    /** No connection is kept: a service that was started again would seem silent. */
    HealthCalls(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))
                .setKeepAlive(false));
    }

    /** What stands there; never fails. */
    Future<Report> read(URI page) {
        return client.request(new RequestOptions().setAbsoluteURI(page.toString()))
                .compose(request -> request.send()
                        .compose(HealthCalls::read)
                        .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .onFailure(_ -> request.reset()))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .otherwise(HealthCalls::silence);
    }

    private static Future<Report> read(HttpClientResponse response) {
        Promise<Report> report = Promise.promise();
        var body = Buffer.buffer();
        response.exceptionHandler(report::tryFail)
                .endHandler(_ -> report.tryComplete(Report.in(body)))
                .handler(chunk -> {
                    if (body.length() + chunk.length() <= LONGEST) {
                        body.appendBuffer(chunk);
                    } else if (report.tryComplete(Report.silent("answers more than " + LONGEST + " bytes"))) {
                        response.request().reset();
                    }
                });
        return report.future();
    }

    private static Report silence(Throwable failure) {
        return Report.silent(
                failure instanceof TimeoutException
                        ? "does not answer within " + PATIENCE_SECONDS + " s"
                        : "does not answer");
    }
}
