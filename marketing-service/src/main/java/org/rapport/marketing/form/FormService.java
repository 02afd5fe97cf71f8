package org.rapport.marketing.form;

import jakarta.inject.Singleton;
import java.util.Objects;
import org.rapport.events.marketing.FormRecord;
import org.rapport.kit.record.Operations;
import org.rapport.kit.record.RecordService;

/** What a form is made with: its key. */
@Singleton
class FormService extends RecordService<Form, FormRecord, EditForm, EditForm> {

    private final FormKeys keys;

    FormService(Operations operations, FormKeys keys) {
        super(Form.TYPE, operations);
        this.keys = keys;
    }

    @Override
    protected Form make(EditForm command) {
        var form = new Form(command);
        form.open(keys.keyOf(Objects.requireNonNull(caller().tenant()), form.id()));
        return form;
    }
}
