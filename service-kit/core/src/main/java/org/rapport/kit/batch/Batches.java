package org.rapport.kit.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rapport.kit.batch.BatchAnswer.Result;
import org.rapport.kit.batch.BatchRequest.Operation;
import org.rapport.kit.command.Asked;
import org.rapport.kit.command.Fingerprint;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.mask.Answers;
import org.rapport.kit.problem.Problem;

/**
 * Does the operations of a batch one after another, each with all that is checked and journaled when it is asked for alone.
 * An {@code Idempotency-Key} holds for each of them: a batch that is sent again, because its answer was lost or it was broken
 * off, does what was not done.
 */
@ApplicationScoped
public class Batches {

    private final Calls calls;
    private final UnitOfWork unitOfWork;
    private final Answers answers;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Batches(Calls calls, UnitOfWork unitOfWork, Answers answers, CurrentVertxRequest request, ObjectMapper json) {
        this.calls = calls;
        this.unitOfWork = unitOfWork;
        this.answers = answers;
        this.request = request;
        this.json = json;
    }

    /** What came of {@code batch}, whose operations are those of the service that is asked at {@code uri}. */
    public BatchAnswer answer(BatchRequest batch, UriInfo uri) {
        boolean atomic = Boolean.TRUE.equals(batch.atomic());
        return new BatchAnswer(
                atomic ? unitOfWork.together(() -> results(batch, true, uri)) : results(batch, false, uri));
    }

    private List<Result> results(BatchRequest batch, boolean atomic, UriInfo uri) {
        var asked = Asked.of(request.getCurrent());
        var names = new Names();
        String all = asked.key() == null ? "" : Fingerprint.of(write(batch));
        var results = new ArrayList<Result>();
        for (Operation operation : batch.operations()) {
            int index = results.size();
            if (operation.as() != null) {
                names.declare(operation.as());
            }
            try {
                Result result = asked.callPart(String.valueOf(index), all, () -> result(operation, names, uri));
                if (operation.as() != null && result.body() != null) {
                    names.answer(operation.as(), json.readTree(answers.write(result.body())));
                }
                results.add(result);
            } catch (Exception e) {
                if (atomic) {
                    throw calls.refusal("/operations/" + index, Map.of("operation", index), e);
                }
                Problem problem = calls.problem(e);
                results.add(new Result(problem.status(), null, problem));
            }
        }
        return results;
    }

    private Result result(Operation operation, Names names, UriInfo uri) throws Exception {
        String version = operation.version() == null ? null : "\"" + operation.version() + "\"";
        JsonNode body = operation.body() == null ? null : names.inBody(operation.body());
        return calls.call(operation.method(), root(uri), names.inPath(operation.path()), version, body, uri);
    }

    /** Below which a service has its operations. */
    private static String root(UriInfo uri) {
        String path = uri.getPath();
        return path.substring(0, path.indexOf('/', 1) + 1);
    }

    private String write(BatchRequest batch) {
        try {
            return json.writeValueAsString(batch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch cannot be written", e);
        }
    }
}
