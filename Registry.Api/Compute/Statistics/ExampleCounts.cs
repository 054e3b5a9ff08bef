namespace Registry.Api.Compute.Statistics;

/// <summary>Published counts that several examples use.</summary>
internal static class ExampleCounts
{
    /// <summary>Where the counts come from.</summary>
    public const string Source = "Cancer Incidence in Five Continents XII: lung, men, Hangzhou City (China)";

    /// <summary>Where the counts of two populations come from.</summary>
    public const string SourceOfTwo = "Cancer Incidence in Five Continents XII: colon, Denmark, men and women";

    /// <summary>Cases and person-years of one population.</summary>
    public const string Lung =
        """
        age,cases,person_years
        0-4,1,935555
        5-9,0,795250
        10-14,0,703337
        15-19,2,809699
        20-24,4,1045223
        25-29,23,1390953
        30-34,33,1374839
        35-39,67,1269959
        40-44,174,1359415
        45-49,457,1560467
        50-54,1151,1658696
        55-59,1919,1396586
        60-64,2684,1240172
        65-69,2792,874420
        70-74,2241,517433
        75-79,2267,444308
        80-84,1772,343149
        85+,839,205921

        """;

    /// <summary>Cases and person-years of two populations.</summary>
    public const string ColonOfTwo =
        """
        population,age,cases,person_years
        men,0-4,0,773774
        men,5-9,0,847521
        men,10-14,5,854548
        men,15-19,5,906893
        men,20-24,10,960611
        men,25-29,20,883961
        men,30-34,25,820221
        men,35-39,33,898376
        men,40-44,76,977591
        men,45-49,166,1041555
        men,50-54,361,996379
        men,55-59,558,892057
        men,60-64,976,837288
        men,65-69,1635,852106
        men,70-74,2038,659567
        men,75-79,1495,426913
        men,80-84,1063,258735
        men,85+,744,192114
        women,0-4,0,734143
        women,5-9,0,805160
        women,10-14,5,815609
        women,15-19,15,861295
        women,20-24,15,922399
        women,25-29,15,854426
        women,30-34,35,803315
        women,35-39,47,892243
        women,40-44,78,969277
        women,45-49,157,1019305
        women,50-54,340,981851
        women,55-59,497,892835
        women,60-64,796,855707
        women,65-69,1340,884765
        women,70-74,1572,715971
        women,75-79,1461,507474
        women,80-84,1181,355887
        women,85+,1164,393726

        """;
}
