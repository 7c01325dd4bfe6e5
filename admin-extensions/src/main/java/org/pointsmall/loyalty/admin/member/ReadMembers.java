package org.pointsmall.loyalty.admin.member;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.broadleafcommerce.common.exception.ServiceException;
import org.broadleafcommerce.common.presentation.client.OperationType;
import org.broadleafcommerce.common.util.BLCMessageUtils;
import org.broadleafcommerce.openadmin.dto.BasicFieldMetadata;
import org.broadleafcommerce.openadmin.dto.CriteriaTransferObject;
import org.broadleafcommerce.openadmin.dto.DynamicResultSet;
import org.broadleafcommerce.openadmin.dto.Entity;
import org.broadleafcommerce.openadmin.dto.FieldMetadata;
import org.broadleafcommerce.openadmin.dto.PersistencePackage;
import org.broadleafcommerce.openadmin.dto.Property;
import org.broadleafcommerce.openadmin.server.dao.DynamicEntityDao;
import org.broadleafcommerce.openadmin.server.service.handler.CustomPersistenceHandlerAdapter;
import org.broadleafcommerce.openadmin.server.service.persistence.module.InspectHelper;
import org.broadleafcommerce.openadmin.server.service.persistence.module.RecordHelper;
import org.jspecify.annotations.Nullable;
import org.pointsmall.loyalty.ledger.AccountStatus;

/**
 * Reads members as Broadleaf would, for those who may, and adds the words for their status in the language of the admin
 * user. Broadleaf has no translations for the values of an enumeration.
 */
public final class ReadMembers extends CustomPersistenceHandlerAdapter {

    private static final String STATUS_TEXT = "LoyaltyMember_Status_";

    @Override
    public Boolean canHandleInspect(PersistencePackage request) {
        return isForMembers(request);
    }

    @Override
    public Boolean canHandleFetch(PersistencePackage request) {
        return isForMembers(request);
    }

    @Override
    public DynamicResultSet inspect(PersistencePackage request, DynamicEntityDao dao, InspectHelper helper)
            throws ServiceException {
        Map<String, FieldMetadata> fields = getMetadata(request, helper);
        if (fields.get(Member.STATUS) instanceof BasicFieldMetadata status) {
            status.setEnumerationValues(Arrays.stream(AccountStatus.values())
                    .map(value -> new String[] {value.name(), inWords(value.name())})
                    .toArray(String[][]::new));
        }
        return getResultSet(request, helper, fields);
    }

    @Override
    public DynamicResultSet fetch(
            PersistencePackage request, CriteriaTransferObject criteria, DynamicEntityDao dao, RecordHelper helper)
            throws ServiceException {
        DynamicResultSet members =
                helper.getCompatibleModule(OperationType.BASIC).fetch(request, criteria);
        for (Entity member : members.getRecords()) {
            show(member.findProperty(Member.STATUS), ReadMembers::inWords);
            show(member.findProperty(Member.OPENED_AT), ReadMembers::day);
        }
        return members;
    }

    private static boolean isForMembers(PersistencePackage request) {
        return Member.class.getName().equals(request.getCeilingEntityFullyQualifiedClassname());
    }

    private static void show(@Nullable Property field, UnaryOperator<String> asText) {
        if (field != null && field.getValue() != null) {
            field.setDisplayValue(asText.apply(field.getValue()));
        }
    }

    /** Of {@code 2026.11.21 22:03:02}. The time of day tells nobody anything, and takes the place of a column. */
    private static String day(String date) {
        int end = date.indexOf(' ');
        return end < 0 ? date : date.substring(0, end);
    }

    private static String inWords(String status) {
        return BLCMessageUtils.getMessage(STATUS_TEXT + status);
    }
}
