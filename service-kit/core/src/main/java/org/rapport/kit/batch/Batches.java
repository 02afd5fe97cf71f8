package org.rapport.kit.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.batch.BatchAnswer.Result;
import org.rapport.kit.batch.BatchRequest.Operation;
import org.rapport.kit.command.Asked;
import org.rapport.kit.command.Fingerprint;
import org.rapport.kit.command.UnitOfWork;
import org.rapport.kit.mask.Answers;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.problem.Problem;
import org.rapport.kit.problem.Problems;

/**
 * Does the operations of a batch one after another, each with all that is checked and journaled when it is asked for alone.
 * An {@code Idempotency-Key} holds for each of them: a batch that is sent again, because its answer was lost or it was broken
 * off, does what was not done.
 */
@ApplicationScoped
public class Batches {

    private final Targets targets;
    private final UnitOfWork unitOfWork;
    private final Problems problems;
    private final Answers answers;
    private final CurrentVertxRequest request;
    private final ObjectMapper json;

    Batches(
            Targets targets,
            UnitOfWork unitOfWork,
            Problems problems,
            Answers answers,
            CurrentVertxRequest request,
            ObjectMapper json) {
        this.targets = targets;
        this.unitOfWork = unitOfWork;
        this.problems = problems;
        this.answers = answers;
        this.request = request;
        this.json = json;
    }

    /** What came of {@code batch}. */
    BatchAnswer answer(BatchRequest batch, UriInfo uri) {
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
                Problem problem = problem(e);
                if (atomic) {
                    throw new BatchRefusal(index, problem, e);
                }
                results.add(new Result(problem.status(), null, problem));
            }
        }
        return results;
    }

    private Problem problem(Exception failure) {
        return failure instanceof Names.Failed
                ? Problem.of("dependency-failed", 424, failure.getMessage())
                : problems.of(failure);
    }

    private Result result(Operation operation, Names names, UriInfo uri) throws Exception {
        String path = names.inPath(operation.path());
        var found = targets.find(operation.method(), root(uri), path)
                .orElseThrow(() -> new DomainException.Malformed(
                        "/path", "is not, with this method, an operation that changes a record of this service"));
        JsonNode body = operation.body() == null || operation.body().isNull() ? null : names.inBody(operation.body());
        if (body != null && !found.target().takesBody()) {
            throw new DomainException.Malformed("/body", "is not taken by this operation");
        }
        @Nullable Object[] arguments = found.target().arguments(found.named(), operation.version(), body, uri, json);
        try {
            return result(path, found.target().code().invoke(found.target().resource(), arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Below which a service has its operations, as those of batches. */
    private static String root(UriInfo uri) {
        String path = uri.getPath();
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private Result result(String path, @Nullable Object answer) throws IOException {
        if (answer instanceof RestResponse<?> response) {
            Object body = response.getEntity();
            boolean made = response.getStatus() == RestResponse.StatusCode.CREATED;
            return new Result(response.getStatus(), made ? path + "/" + id(body) : null, body);
        }
        return new Result(answer == null ? 204 : 200, null, answer);
    }

    /** Each record, and each view of one, has its id. */
    private String id(@Nullable Object made) {
        return json.valueToTree(made).path("id").asText();
    }

    private String write(BatchRequest batch) {
        try {
            return json.writeValueAsString(batch);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a batch cannot be written", e);
        }
    }
}
