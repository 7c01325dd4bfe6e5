package org.pointsmall.loyalty.admin.member;

import java.util.Arrays;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.server.dao.DynamicEntityDao;
import org.broadleafcommerce.openadmin.server.service.ValidationException;
import org.broadleafcommerce.openadmin.server.service.handler.CustomPersistenceHandlerAdapter;
import org.broadleafcommerce.openadmin.server.service.persistence.module.RecordHelper;

/**
 * Answers whatever would write a member with a validation error of the form that says why. Nothing is written, whoever
 * asks and whatever rights they have: the admin's forms would else go straight to the table, past the ledger.
 */
public final class RefuseMemberWrites extends CustomPersistenceHandlerAdapter {

    private static final String READ_ONLY = "LoyaltyMember_ReadOnly";

    @Override
    public Boolean canHandleAdd(PersistencePackage request) {
        return concernsMembers(request);
    }

    @Override
    public Boolean canHandleUpdate(PersistencePackage request) {
        return concernsMembers(request);
    }

    @Override
    public Boolean canHandleRemove(PersistencePackage request) {
        return concernsMembers(request);
    }

    /** Everybody is refused, so nobody's rights are looked up: that would end in a bare 403 without the reason. */
    @Override
    public Boolean willHandleSecurity(PersistencePackage request) {
        return true;
    }

    @Override
    public Entity add(PersistencePackage request, DynamicEntityDao dao, RecordHelper helper)
            throws ValidationException {
        throw refusal(request);
    }

    @Override
    public Entity update(PersistencePackage request, DynamicEntityDao dao, RecordHelper helper)
            throws ValidationException {
        throw refusal(request);
    }

    @Override
    public void remove(PersistencePackage request, DynamicEntityDao dao, RecordHelper helper)
            throws ValidationException {
        throw refusal(request);
    }

    /** Before any other handler that might take the request for its own. */
    @Override
    public int getOrder() {
        return 0;
    }

    /** By the type of the record too: a forged form can name another section's entity as its ceiling. */
    private static boolean concernsMembers(PersistencePackage request) {
        String member = Member.class.getName();
        Entity entity = request.getEntity();
        return member.equals(request.getCeilingEntityFullyQualifiedClassname())
                || (entity.getType() != null && Arrays.asList(entity.getType()).contains(member));
    }

    private static ValidationException refusal(PersistencePackage request) {
        Entity entity = request.getEntity();
        entity.addGlobalValidationError(READ_ONLY);
        return new ValidationException(entity, READ_ONLY);
    }
}
