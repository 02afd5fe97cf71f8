package org.rapport.sales;

import static org.rapport.kit.testing.TestLogin.Member.ADMINISTRATOR;
import static org.rapport.kit.testing.TestTenant.ACME;

import io.restassured.response.ValidatableResponse;
import org.rapport.kit.testing.TestLogin;
import org.rapport.kit.testing.TestTenant;

/** Requests that the tests of several features make, as an administrator of ACME. */
public final class SalesApi {

    private SalesApi() {}

    /** Makes a record, whatever comes of it. */
    public static ValidatableResponse post(String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR).body(body).post(path).then();
    }

    /** Does something to a record, in whatever version it is. */
    public static ValidatableResponse act(String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .body(body)
                .post(path)
                .then();
    }

    /** Changes a record, in whatever version it is. */
    public static ValidatableResponse patch(String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(body)
                .patch(path)
                .then();
    }

    /** Replaces a record, in whatever version it is. */
    public static ValidatableResponse put(String path, String body) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then();
    }

    /** Deletes a record, in whatever version it is. */
    public static ValidatableResponse delete(String path) {
        return TestLogin.as(ACME, ADMINISTRATOR)
                .header("If-Match", "*")
                .delete(path)
                .then();
    }

    /** Reads a record or a list. */
    public static ValidatableResponse get(String path) {
        return get(ACME, path);
    }

    /** Reads a record or a list of another tenant. */
    public static ValidatableResponse get(TestTenant tenant, String path) {
        return TestLogin.as(tenant, ADMINISTRATOR).get(path).then();
    }

    /** Makes a record, and answers its path. */
    public static String path(String collection, String body) {
        return collection + "/" + id(collection, body);
    }

    /** Makes a record, and answers its id. */
    public static String id(String collection, String body) {
        return post(collection, body).statusCode(201).extract().path("id");
    }
}
