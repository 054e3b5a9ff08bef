-- confirmation_insert: a query answered
-- in:   @registry, @part, @recordNumber, @tumourNumber, @checkId, @fingerprint, @batchId, @fileRow, @at, @by, @reason
-- out:  id
-- used: ConfirmationStore.ConfirmAsync
insert into confirmation (
    registry, part, record_number, tumour_number, check_id, fingerprint, batch_id, file_row, confirmed_at, confirmed_by, reason)
values (@registry, @part, @recordNumber, @tumourNumber, @checkId, @fingerprint, @batchId, @fileRow, @at, @by, @reason)
returning id
